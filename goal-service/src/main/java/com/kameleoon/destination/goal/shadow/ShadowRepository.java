package com.kameleoon.destination.goal.shadow;

import com.kameleoon.destination.goal.catalog.GoalName;
import com.kameleoon.destination.goal.database.Database;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Table `shadow_conversion`.
@Singleton
final class ShadowRepository {
  private static final String INSERT =
      """
      insert into shadow_conversion (key, goal_name, event_type, event_name, visitor_code,
        occurred_at, revenue, currency, negative)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::timestamptz[], ?::numeric[], ?::text[], ?::boolean[])
      on conflict do nothing
      """;

  private static final String OLDER =
      "delete from shadow_conversion where received_at < now() - make_interval(days => ?)";

  private final Database database;
  private final AccountGoals account;

  ShadowRepository(Database database, AccountGoals account) {
    this.database = database;
    this.account = account;
  }

  /// Which of these names the account has a goal of.
  Set<String> existing(Collection<String> names) {
    return new HashSet<>(account.named(names).keySet());
  }

  /// Sorted by key, so that two replicas with the same batch never wait in a circle.
  int store(List<WouldBeConversion> batch, Map<GoalName, String> names) {
    List<Line> lines =
        batch.stream()
            .map(conversion -> Line.of(conversion, names.getOrDefault(conversion.event(), "")))
            .sorted(Comparator.comparing(Line::key))
            .toList();
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
        Columns columns = new Columns(connection, statement, lines);
        columns.set(1, "uuid", Line::key);
        columns.set(2, "text", Line::goalName);
        columns.set(3, "text", line -> line.conversion().event().type().wireName());
        columns.set(4, "text", line -> line.conversion().event().event());
        columns.set(5, "text", line -> line.conversion().visitorCode());
        columns.set(6, "text", line -> line.conversion().occurredAt().toString());
        columns.set(7, "numeric", line -> line.conversion().revenue());
        columns.set(8, "text", line -> line.conversion().currency());
        columns.set(9, "boolean", line -> line.conversion().negative());
        return statement.executeUpdate();
      }
    });
  }

  int removeOlder(int days) {
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(OLDER)) {
        statement.setInt(1, days);
        return statement.executeUpdate();
      }
    });
  }

  /// One row.
  private record Line(UUID key, String goalName, WouldBeConversion conversion) {
    static Line of(WouldBeConversion conversion, String goalName) {
      return new Line(key(conversion.messageId() + "|" + goalName), goalName, conversion);
    }

    private static UUID key(String text) {
      try {
        ByteBuffer hash =
            ByteBuffer.wrap(
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong());
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /// Sets parameters to one array per column.
  private record Columns(Connection connection, PreparedStatement statement, List<Line> lines) {
    void set(int parameter, String type, Function<Line, @Nullable Object> value)
        throws SQLException {
      Object[] values = lines.stream().map(value).toArray();
      statement.setArray(parameter, connection.createArrayOf(type, values));
    }
  }

  /// For reports.
  <T> List<T> read(String sql, RowReader<T> reader, Object... values) {
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, values[i]);
        }
        List<T> found = new java.util.ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found.add(reader.read(rows));
          }
        }
        return found;
      }
    });
  }

  /// Reads one row.
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
