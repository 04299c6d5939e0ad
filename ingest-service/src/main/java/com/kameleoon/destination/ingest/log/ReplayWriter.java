package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.ingest.log.ReplayRepository.Ended;
import com.kameleoon.destination.ingest.log.ReplayRepository.Kept;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Writes what a replay changes of one event: new deliveries behind the old ones, whose places stay
/// what they are, their work, and the differences of the identity.
@Singleton
final class ReplayWriter {
  private static final String TALLY = "insert into ingest.tally (kind, reason, n) values (?, ?, ?)";

  private final ReplayRepository events;
  private final BatchRepository batches;
  private final Clock clock;

  ReplayWriter(ReplayRepository events, BatchRepository batches, Clock clock) {
    this.events = events;
    this.batches = batches;
    this.clock = clock;
  }

  ReplayLog.Result write(Connection connection, Kept event, Verdict verdict) throws SQLException {
    ReplayPlan plan = ReplayPlan.of(event, verdict);
    if (plan.result() == ReplayLog.Result.SENT) {
      EventPlan added = EventPlan.of(event.messageKey(), new Verdict.Deliveries(plan.sent()));
      int shift = event.deliveries().length == 0 ? 0 : event.deliveries().length - 1;
      events.update(connection, event, appended(event.deliveries(), added.json()));
      for (Ended replaced : plan.replaced()) {
        events.replace(connection, event.day(), replaced.id());
      }
      send(connection, event, added, shift);
      count(connection, event, plan);
    }
    return plan.result();
  }

  /// One array of both; the second one's bytes move by the first one's length less its bracket.
  static byte[] appended(byte[] before, byte[] added) {
    if (before.length == 0) {
      return added;
    }
    byte[] both = new byte[before.length + added.length - 1];
    System.arraycopy(before, 0, both, 0, before.length - 1);
    both[before.length - 1] = ',';
    System.arraycopy(added, 1, both, before.length, added.length - 1);
    return both;
  }

  private void send(Connection connection, Kept event, EventPlan added, int shift)
      throws SQLException {
    Map<Target, List<StoredDelivery>> byTarget = new EnumMap<>(Target.class);
    for (EventPlan.Sending sending : added.sendings()) {
      StoredDelivery one = sending.delivery();
      byTarget
          .computeIfAbsent(sending.target(), _ -> new ArrayList<>())
          .add(new StoredDelivery(one.id(), one.messageKey(), one.offset() + shift, one.length()));
    }
    Instant now = clock.instant();
    List<DeliveryBatch> work = new ArrayList<>();
    byTarget.forEach((target, deliveries) ->
        DeliveryBatch.cut(deliveries)
            .forEach(run -> work.add(DeliveryBatch.first(target, event.day(), run, now))));
    RoundTrip trip = new RoundTrip(connection);
    batches.insert(trip, work);
    trip.run();
  }

  private static void count(Connection connection, Kept event, ReplayPlan plan)
      throws SQLException {
    try (PreparedStatement tally = connection.prepareStatement(TALLY)) {
      long instead = plan.replaced().size();
      for (Ended replaced : plan.replaced()) {
        add(tally, Tally.Kind.DISCARDED, replaced.reason(), -1);
      }
      if (!event.verdict().equals("DELIVERIES")) {
        instead = 1;
        add(tally, Tally.Kind.valueOf(event.verdict()), String.valueOf(event.reason()), -1);
      }
      add(tally, Tally.Kind.RECEIVED, "", plan.sent().size() - instead);
      tally.executeBatch();
    }
  }

  private static void add(PreparedStatement tally, Tally.Kind kind, String reason, long n)
      throws SQLException {
    tally.setString(1, kind.name());
    tally.setString(2, reason);
    tally.setLong(3, n);
    tally.addBatch();
  }
}
