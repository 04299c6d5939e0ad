package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Writes what follows from events, in their transaction.
@Singleton
final class WorkWriter {
  private final OutcomeRepository outcomes;
  private final BatchRepository batches;
  private final TallyRepository tallies;
  private final CopyRepository copies;
  private final Clock clock;

  WorkWriter(
      OutcomeRepository outcomes,
      BatchRepository batches,
      TallyRepository tallies,
      CopyRepository copies,
      Clock clock) {
    this.outcomes = outcomes;
    this.batches = batches;
    this.tallies = tallies;
    this.copies = copies;
    this.clock = clock;
  }

  /// One round trip, which ends the transaction.
  void commit(
      Connection connection, LocalDate day, List<KeyedEvent> fresh, List<KeyedEvent> repeated)
      throws SQLException {
    Instant now = clock.instant();
    GroupWork work = GroupWork.of(day, fresh, now);
    work.tally().duplicates(repeated.size());
    RoundTrip trip = new RoundTrip(connection);
    batches.insert(trip, work.batches());
    outcomes.insert(trip, day, now, work.givenUp());
    copies.insert(trip, day, repeated);
    tallies.append(trip, work.tally());
    trip.commit();
  }
}
