package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.SQLException;

/// Reads the identity, exact at one moment.
@Singleton
public final class EventLedger {
  private final LogDatabase database;
  private final TallyRepository tallies;

  EventLedger(LogDatabase database, TallyRepository tallies) {
    this.database = database;
    this.tallies = tallies;
  }

  public DeliveryIdentity identity() throws SQLException {
    return database.transact(tallies::identity);
  }
}
