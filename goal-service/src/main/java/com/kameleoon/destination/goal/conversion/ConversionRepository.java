package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.goal.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes the table `conversion`.
@Singleton
final class ConversionRepository {
  private final Database database;

  ConversionRepository(Database database) {
    this.database = database;
  }

  /// Stores those that are not there yet and their tally, in one transaction; answers how many that
  /// were. Sorted by key, so that two replicas with the same items never wait in a circle.
  int store(List<Conversion> conversions) {
    List<Conversion> sorted =
        conversions.stream().sorted(Comparator.comparing(c -> c.key().bits())).toList();
    return sorted.isEmpty() ? 0 : database.statement(connection -> insert(connection, sorted));
  }

  private static int insert(Connection connection, List<Conversion> conversions)
      throws SQLException {
    String sql =
        """
        with stored as (
          insert into conversion (
            month, key, occurred_at, goal_id, message_id, visitor_code,
            revenue, currency, negative, revenue_issue)
          select date_trunc('month', occurred_at at time zone 'UTC')::date, item.*
          from unnest(?::uuid[], ?::timestamptz[], ?::bigint[], ?::text[], ?::text[],
              ?::numeric[], ?::text[], ?::boolean[], ?::text[])
            as item (key, occurred_at, goal_id, message_id, visitor_code,
              revenue, currency, negative, revenue_issue)
          on conflict do nothing
          returning goal_id, currency, negative, revenue
        ), tallied as (
          insert into goal_tally (goal_id, currency, conversions, revenue)
          select goal_id, coalesce(currency, 'XXX'), count(*),
            sum(case when negative then -revenue else revenue end)
          from stored group by 1, 2
        )
        select count(*) from stored
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Columns columns = new Columns(connection, statement, conversions);
      columns.set(1, "uuid", c -> c.key().bits());
      columns.set(2, "text", c -> c.occurredAt().toString());
      columns.set(3, "bigint", Conversion::goalId);
      columns.set(4, "text", Conversion::messageId);
      columns.set(5, "text", Conversion::visitorCode);
      columns.set(6, "numeric", c -> c.revenue().amount().orElse(null));
      columns.set(7, "text", c -> c.revenue().currency().orElse(null));
      columns.set(8, "boolean", c -> c.revenue().negative());
      columns.set(9, "text", c -> c.revenue().issue().map(Enum::name).orElse(null));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /// Sets parameters to one array per column.
  private record Columns(
      Connection connection, PreparedStatement statement, List<Conversion> conversions) {
    void set(int parameter, String type, Function<Conversion, @Nullable Object> value)
        throws SQLException {
      Object[] values = conversions.stream().map(value).toArray();
      statement.setArray(parameter, connection.createArrayOf(type, values));
    }
  }
}
