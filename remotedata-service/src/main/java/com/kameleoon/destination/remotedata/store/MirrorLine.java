package com.kameleoon.destination.remotedata.store;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/// The keys that the account does not have as they are, the longest waiting first.
///
/// Leases run by the database's clock, so that replicas whose clocks differ agree on them. A lease
/// that ended before its holder said what came of it leaves the key in doubt: the account may act
/// on a lost call later, so the key is written again, and once more a while after that.
///
/// Every method throws [StoreUnavailableException] while there is no database.
@Singleton
public final class MirrorLine {
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final Database database;
  private final Duration doubt;

  /// @param doubt for how long the account may act on a call that nobody waits for any more
  MirrorLine(Database database, @Value("${kameleoon.mirror-doubt:1m}") Duration doubt) {
    this.database = database;
    this.doubt = doubt;
  }

  /// Keys that other replicas leave alone meanwhile.
  ///
  /// @param lease a number that no other lease has
  /// @param versions by key
  /// @param takenAt by [System#nanoTime], which nobody sets
  public record Leased(long lease, Map<String, Long> versions, long takenAt) {
    /// Whether it lasts that long yet.
    public boolean lasts(Duration duration) {
      return System.nanoTime() - takenAt + duration.toNanos() < LEASE.toNanos();
    }
  }

  public Leased lease(int most) {
    long now = System.nanoTime();
    return database.write(connection -> {
      long lease = MirrorRepository.nextLease(connection);
      Map<String, Long> versions =
          MirrorRepository.lease(connection, lease, most, new MirrorRepository.Times(LEASE, doubt));
      return new Leased(lease, versions, now);
    });
  }

  /// The account has these versions; a key that changed since then is due again at once, and one
  /// that another replica may have written meanwhile, too.
  public void done(Leased leased, Map<String, Long> sent) {
    database.write(connection -> {
      Collection<String> ours = MirrorRepository.lock(connection, leased.lease(), sent.keySet());
      MirrorRepository.settle(connection, leased.lease(), sent, LEASE);
      return MirrorRepository.doubt(
          connection, sent.keySet().stream().filter(key -> !ours.contains(key)).toList(), doubt);
    });
  }

  /// Whether the account has taken them is not known.
  public void doubt(Collection<String> keys) {
    database.write(connection -> MirrorRepository.doubt(connection, keys, doubt));
  }

  /// They are due again at once.
  public void release(Leased leased) {
    database.write(connection -> MirrorRepository.release(connection, leased.lease()));
  }

  /// How many keys wait.
  public long waiting() {
    return database.read(connection -> {
      try (var statement = connection.prepareStatement("select count(*) from remotedata.mirror");
          var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    });
  }
}
