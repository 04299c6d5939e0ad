package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.goal.conversion.Aliases.Alias;
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

  /// Keeps what the events show.
  void learn(List<ConversionItem> items) {
    Collection<Alias> aliases = Aliases.of(items);
    if (!aliases.isEmpty()) {
      database.statement(connection -> save(connection, aliases));
    }
  }

  /// Writes only what is news, so that a known visitor's events cost a look-up. An older event that
  /// comes late adds what is not known, and changes nothing that is.
  private static int save(Connection connection, Collection<Alias> aliases) throws SQLException {
    String sql =
        """
        insert into alias as a (kind, id, visitor_code, user_id, seen_at)
        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
        on conflict (kind, id) do update set
          visitor_code = case when excluded.seen_at >= a.seen_at
            then coalesce(excluded.visitor_code, a.visitor_code)
            else coalesce(a.visitor_code, excluded.visitor_code) end,
          user_id = case when excluded.seen_at >= a.seen_at
            then coalesce(excluded.user_id, a.user_id)
            else coalesce(a.user_id, excluded.user_id) end,
          seen_at = greatest(excluded.seen_at, a.seen_at)
        where (excluded.visitor_code is distinct from a.visitor_code
            and excluded.visitor_code is not null
            and (excluded.seen_at >= a.seen_at or a.visitor_code is null))
          or (excluded.user_id is distinct from a.user_id
            and excluded.user_id is not null
            and (excluded.seen_at >= a.seen_at or a.user_id is null))
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
  /// the anonymous id was seen with, then by the anonymous id with which that user was seen last.
  /// An id may also be one that an alias event gave up.
  Map<String, String> codes(List<ConversionItem> items) {
    String sql =
        """
        select e.id,
          coalesce(a.visitor_code, u.visitor_code, p.visitor_code, t.visitor_code, d.visitor_code)
        from unnest(?::text[], ?::text[], ?::text[]) as e (id, anonymous_id, user_id)
        left join alias a on a.kind = 'A' and a.id = e.anonymous_id
        left join alias u on u.kind = 'U' and u.id = e.user_id
        left join alias p on p.kind = 'A' and p.id = e.user_id
        left join alias t on t.kind = 'U' and t.id = coalesce(a.user_id, p.user_id)
        left join lateral (
          select coalesce(v.visitor_code, w.visitor_code) as visitor_code
          from alias v left join alias w on w.kind = 'U' and w.id = v.id
          where v.user_id = coalesce(e.user_id, a.user_id)
            and coalesce(v.visitor_code, w.visitor_code) is not null
          order by v.seen_at desc limit 1) d on true
        where coalesce(
          a.visitor_code, u.visitor_code, p.visitor_code, t.visitor_code, d.visitor_code)
          is not null
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
