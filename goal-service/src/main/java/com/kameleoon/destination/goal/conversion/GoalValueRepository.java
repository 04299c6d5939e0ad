package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.goal.database.Database;
import com.kameleoon.destination.model.wire.DedupeSettings;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Which message has a goal's conversion for a value of a property, such as an order's id.
@Singleton
class GoalValueRepository {
  private static final int EXPIRED_AT_ONCE = 10_000;

  private final Database database;
  private final Clock clock;

  GoalValueRepository(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Claim(long goalId, UUID value, UUID key, Assessed.Bound item) {}

  /// Those that are the first of their value, and those without a value. A message that comes again
  /// is the first again.
  List<Assessed.Bound> claim(List<Assessed.Bound> items, DedupeSettings dedupe) {
    List<Assessed.Bound> admitted = new ArrayList<>();
    Map<List<Object>, Claim> claims = new LinkedHashMap<>();
    for (Assessed.Bound item : items) {
      Property.text(item.accepted().item().properties(), dedupe.property())
          .map(value -> claim(item, value))
          .ifPresentOrElse(
              claim -> claims.putIfAbsent(List.of(claim.goalId(), claim.value()), claim),
              () -> admitted.add(item));
    }
    Set<UUID> won = claims.isEmpty() ? Set.of() : won(claims.values(), dedupe);
    claims.values().stream()
        .filter(c -> won.contains(c.key()))
        .forEach(c -> admitted.add(c.item()));
    return admitted;
  }

  private static Claim claim(Assessed.Bound item, String value) {
    UUID key = ConversionKey.of(item.accepted().item().messageId(), item.goalId()).bits();
    return new Claim(item.goalId(), ConversionKey.of(value, item.goalId()).bits(), key, item);
  }

  private Set<UUID> won(Iterable<Claim> claims, DedupeSettings dedupe) {
    List<Claim> sorted = new ArrayList<>();
    claims.forEach(sorted::add);
    sorted.sort(Comparator.comparing(Claim::goalId).thenComparing(Claim::value));
    String sql =
        """
        insert into goal_value as v (goal_id, value, key, expires_at)
        select *, ?::timestamptz from unnest(?::bigint[], ?::uuid[], ?::uuid[])
        on conflict (goal_id, value) do update
          set key = excluded.key, expires_at = excluded.expires_at
          where v.expires_at <= ? or v.key = excluded.key
        returning key
        """;
    Instant now = clock.instant();
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, now.plus(dedupe.ttl()).atOffset(ZoneOffset.UTC));
        bind(connection, statement, sorted);
        statement.setObject(5, now.atOffset(ZoneOffset.UTC));
        Set<UUID> keys = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            keys.add(rows.getObject(1, UUID.class));
          }
        }
        return keys;
      }
    });
  }

  private static void bind(Connection connection, PreparedStatement statement, List<Claim> claims)
      throws SQLException {
    statement.setArray(
        2, connection.createArrayOf("bigint", claims.stream().map(Claim::goalId).toArray()));
    statement.setArray(
        3, connection.createArrayOf("uuid", claims.stream().map(Claim::value).toArray()));
    statement.setArray(
        4, connection.createArrayOf("uuid", claims.stream().map(Claim::key).toArray()));
  }

  @Scheduled(initialDelay = "10m", fixedDelay = "10m")
  void forgetExpired() {
    String sql =
        """
        delete from goal_value where ctid = any(array(
          select ctid from goal_value where expires_at <= ? limit ?))
        """;
    database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
        statement.setInt(2, EXPIRED_AT_ONCE);
        return statement.executeUpdate();
      }
    });
  }
}
