package com.kameleoon.destination.remotedata.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/// Counts what is stored; takes a scan of the keys, so it is for people and not for probes.
@Singleton
public final class CountsStore {
  private static final String COUNT =
      """
      select
        count(*) filter (where starts_with(k.key, 'IDENTIFY_')) as profiles,
        count(*) as keys,
        (select count(*) from remotedata.map_field f
         where f.key = 'common' and f.part = 'listed' and f.value is not null) as cohorts
      from remotedata.map_key k
      where k.expires_at > ? and exists (
        select from remotedata.map_field f where f.key = k.key and f.value is not null)
      """;

  private final Database database;
  private final Clock clock;

  CountsStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Throws [StoreUnavailableException] while there is no database.
  public Counts counts() {
    return database.read(connection -> count(connection, clock.instant()));
  }

  private static Counts count(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setObject(1, KeyRepository.utc(now));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return new Counts(rows.getLong("profiles"), rows.getLong("cohorts"), rows.getLong("keys"));
      }
    }
  }
}
