package com.kameleoon.destination.remotedata.store;

import static java.util.Objects.requireNonNull;

import com.kameleoon.destination.remotedata.settings.LiveConfiguration;
import com.kameleoon.destination.remotedata.store.KeyRepository.Touched;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The keys and their fields, as one transaction per change and one statement per read.
///
/// Every method throws [StoreUnavailableException] while there is no database.
@Singleton
public final class MapStore {
  private final Database database;
  private final Clock clock;
  private final LiveConfiguration configuration;

  MapStore(Database database, Clock clock, LiveConfiguration configuration) {
    this.database = database;
    this.clock = clock;
    this.configuration = configuration;
  }

  /// Applies a change in one transaction; answers the fields that it changed.
  ///
  /// Keys are locked in their order before any field is touched, so replicas cannot deadlock.
  public Set<FieldAddress> apply(MapChange change, Duration ttl) {
    Instant now = clock.instant();
    boolean mirrored = configuration.settings().mirrored();
    return database.write(connection -> {
      Set<FieldAddress> changed = apply(connection, change, now, ttl);
      if (mirrored) {
        MirrorRepository.mark(connection, change.keys());
      }
      return changed;
    });
  }

  /// The keys among these that live and have a field.
  public Map<String, StoredMap> load(Collection<String> keys) {
    return database.read(connection -> FieldRepository.load(connection, keys, clock.instant()));
  }

  /// The names among these that the key's list has already, if the key lives that long at least.
  public Set<String> listed(String key, Set<String> quotedNames, Duration life) {
    Instant until = clock.instant().plus(life);
    List<UUID> slots =
        quotedNames.stream().map(n -> FieldAddress.of(key, Part.LISTED, n).slot()).toList();
    return database.read(connection -> FieldRepository.present(connection, key, slots, until));
  }

  /// Removes a bounded number of expired keys; answers how many.
  public int removeExpired(int limit) {
    return database.write(
        connection -> KeyRepository.removeExpired(connection, clock.instant(), limit));
  }

  private static Set<FieldAddress> apply(
      Connection connection, MapChange change, Instant now, Duration ttl) throws SQLException {
    List<Touched> touched = KeyRepository.touch(connection, change.keys(), now, now.plus(ttl));
    List<String> lapsed = touched.stream().filter(Touched::lapsed).map(Touched::key).toList();
    if (!lapsed.isEmpty()) {
      FieldRepository.removeAll(connection, lapsed);
    }
    remove(connection, change);
    List<FieldWrite> alive = alive(change.writes(), touched);
    return alive.isEmpty() ? Set.of() : FieldRepository.upsert(connection, alive);
  }

  private static void remove(Connection connection, MapChange change) throws SQLException {
    if (!change.deletedKeys().isEmpty()) {
      KeyRepository.markDeleted(connection, change.deletedKeys(), change.stamp());
      FieldRepository.removeOlder(connection, change.deletedKeys(), change.stamp());
    }
    for (Map.Entry<Part, Set<String>> cleared : change.clearedParts().entrySet()) {
      FieldRepository.clearPart(connection, cleared.getKey(), cleared.getValue(), change.stamp());
    }
  }

  private static List<FieldWrite> alive(List<FieldWrite> writes, List<Touched> touched) {
    Map<String, Touched> byKey =
        touched.stream().collect(Collectors.toMap(Touched::key, Function.identity()));
    return writes.stream()
        .filter(write -> isAfterDeletion(write, requireNonNull(byKey.get(write.key()))))
        .toList();
  }

  private static boolean isAfterDeletion(FieldWrite write, Touched key) {
    return write.stamp().compareTo(key.deleted()) > 0;
  }
}
