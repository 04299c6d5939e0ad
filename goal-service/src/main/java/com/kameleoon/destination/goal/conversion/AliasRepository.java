package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.goal.database.Database;
import com.kameleoon.destination.model.wire.ConversionItem;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables `alias` and `alias_wait`.
@Singleton
final class AliasRepository {
  private final Database database;

  AliasRepository(Database database) {
    this.database = database;
  }

  private record Alias(
      String kind, String id, @Nullable String code, @Nullable String userId, Instant seenAt) {}

  /// Keeps what the events show; of several, the newest by the events' own time.
  void learn(List<ConversionItem> items) {
    Map<String, Alias> newest = new TreeMap<>();
    items.stream()
        .sorted(Comparator.comparing(ConversionItem::timestamp))
        .forEach(item -> {
          add(newest, "U", item.userId(), item, null);
          add(newest, "A", item.anonymousId(), item, item.userId());
        });
    if (!newest.isEmpty()) {
      database.statement(connection -> save(connection, newest.values()));
    }
  }

  private static void add(
      Map<String, Alias> newest,
      String kind,
      @Nullable String id,
      ConversionItem item,
      @Nullable String userId) {
    String code = Visitors.isBlank(item.visitorCode()) ? null : item.visitorCode();
    String user = Visitors.isBlank(userId) ? null : userId;
    if (id != null && !id.isBlank() && (code != null || user != null)) {
      Alias alias = new Alias(kind, id, code, user, item.timestamp());
      newest.merge(kind + id, alias, AliasRepository::merged);
    }
  }

  private static Alias merged(Alias older, Alias newer) {
    return new Alias(
        newer.kind(),
        newer.id(),
        newer.code() == null ? older.code() : newer.code(),
        newer.userId() == null ? older.userId() : newer.userId(),
        newer.seenAt());
  }

  /// Writes only what is news, so that a known visitor's events cost a look-up.
  private static int save(Connection connection, Collection<Alias> aliases) throws SQLException {
    String sql =
        """
        insert into alias as a (kind, id, visitor_code, user_id, seen_at)
        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
        on conflict (kind, id) do update set
          visitor_code = coalesce(excluded.visitor_code, a.visitor_code),
          user_id = coalesce(excluded.user_id, a.user_id),
          seen_at = excluded.seen_at
        where excluded.seen_at >= a.seen_at and (
          (excluded.visitor_code is not null
            and excluded.visitor_code is distinct from a.visitor_code)
          or (excluded.user_id is not null and excluded.user_id is distinct from a.user_id))
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, texts(connection, aliases.stream().map(Alias::kind).toArray()));
      statement.setArray(2, texts(connection, aliases.stream().map(Alias::id).toArray()));
      statement.setArray(3, texts(connection, aliases.stream().map(Alias::code).toArray()));
      statement.setArray(4, texts(connection, aliases.stream().map(Alias::userId).toArray()));
      statement.setArray(
          5, texts(connection, aliases.stream().map(a -> a.seenAt().toString()).toArray()));
      return statement.executeUpdate();
    }
  }

  /// Codes by the events' `id`: by the anonymous id, then by the user id, then by the user id that
  /// the anonymous id was seen with.
  Map<String, String> codes(List<ConversionItem> items) {
    String sql =
        """
        select e.id, coalesce(a.visitor_code, u.visitor_code, t.visitor_code)
        from unnest(?::text[], ?::text[], ?::text[]) as e (id, anonymous_id, user_id)
        left join alias a on a.kind = 'A' and a.id = e.anonymous_id
        left join alias u on u.kind = 'U' and u.id = e.user_id
        left join alias t on t.kind = 'U' and t.id = a.user_id
        where coalesce(a.visitor_code, u.visitor_code, t.visitor_code) is not null
        """;
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setArray(1, texts(connection, items.stream().map(i -> i.id()).toArray()));
        statement.setArray(
            2, texts(connection, items.stream().map(i -> i.anonymousId()).toArray()));
        statement.setArray(3, texts(connection, items.stream().map(i -> i.userId()).toArray()));
        Map<String, String> codes = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            codes.put(rows.getString(1), rows.getString(2));
          }
        }
        return codes;
      }
    });
  }

  /// Since when each of these events waits, by `id`; those that were not known wait from now on.
  Map<String, Instant> waitingSince(List<ConversionItem> items, Instant now) {
    Map<UUID, String> ids = new TreeMap<>();
    items.forEach(item -> ids.put(ConversionKey.of(item.messageId(), 0).bits(), item.id()));
    if (ids.isEmpty()) {
      return Map.of();
    }
    String sql =
        """
        insert into alias_wait as w (message, since) select unnest(?::uuid[]), ?
        on conflict (message) do update set since = w.since returning message, since
        """;
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setArray(1, connection.createArrayOf("uuid", ids.keySet().toArray()));
        statement.setObject(2, now.atOffset(ZoneOffset.UTC));
        Map<String, Instant> since = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            since.put(
                ids.getOrDefault(rows.getObject(1, UUID.class), ""),
                rows.getObject(2, OffsetDateTime.class).toInstant());
          }
        }
        return since;
      }
    });
  }

  /// Forgets waits that ended; answers how many.
  int forgetBefore(Instant time) {
    return database.statement(connection -> {
      String sql = "delete from alias_wait where since < ?";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, time.atOffset(ZoneOffset.UTC));
        return statement.executeUpdate();
      }
    });
  }

  private static java.sql.Array texts(Connection connection, @Nullable Object[] values)
      throws SQLException {
    return connection.createArrayOf("text", values);
  }
}
