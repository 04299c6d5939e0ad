package com.kameleoon.destination.remotedata.store;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// The keys that the account does not have as they are, the longest waiting first.
///
/// Every method throws [StoreUnavailableException] while there is no database.
@Singleton
public final class MirrorLine {
  private final Database database;
  private final Clock clock;

  MirrorLine(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Keys that other replicas leave alone until then.
  ///
  /// @param versions by key
  public record Leased(Map<String, Long> versions, Instant until) {}

  public Leased lease(int most, Duration lease) {
    Instant now = clock.instant();
    return new Leased(
        database.write(connection -> MirrorRepository.lease(connection, now, most, lease)),
        now.plus(lease));
  }

  /// Whether a lease lasts that long yet.
  public boolean lasts(Instant until, Duration duration) {
    return clock.instant().plus(duration).isBefore(until);
  }

  /// The account has these versions; a key that changed since then is due again at once.
  public void done(Map<String, Long> versions) {
    database.write(connection -> MirrorRepository.done(connection, versions));
  }

  /// They were not sent: they are due again at once.
  public void release(Collection<String> keys) {
    database.write(connection -> MirrorRepository.release(connection, keys));
  }

  /// What waits.
  ///
  /// @param oldestSeconds age of the oldest change; 0 where nothing waits
  public record Waiting(long keys, double oldestSeconds) {}

  public Waiting waiting() {
    String sql = "select count(*), min(since) from remotedata.mirror";
    Instant now = clock.instant();
    return database.read(connection -> {
      try (var statement = connection.prepareStatement(sql);
          var row = statement.executeQuery()) {
        row.next();
        java.time.OffsetDateTime since = row.getObject(2, java.time.OffsetDateTime.class);
        double age =
            since == null ? 0 : Duration.between(since.toInstant(), now).toMillis() / 1000.0;
        return new Waiting(row.getLong(1), Math.max(0, age));
      }
    });
  }
}
