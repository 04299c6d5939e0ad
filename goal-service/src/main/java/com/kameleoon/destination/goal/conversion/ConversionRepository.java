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
  private static final String STORE =
      """
      with item as materialized (
        select * from unnest(?::uuid[], ?::timestamptz[], ?::bigint[], ?::text[], ?::text[],
            ?::numeric[], ?::text[], ?::boolean[], ?::text[], ?::text[])
          as item (key, occurred_at, goal_id, message_id, visitor_code,
            revenue, currency, negative, revenue_issue, metadata)
      ), stored as (
        insert into conversion (
          month, key, occurred_at, goal_id, message_id, visitor_code,
          revenue, currency, negative, revenue_issue)
        select date_trunc('month', occurred_at at time zone 'UTC')::date,
          key, occurred_at, goal_id, message_id, visitor_code,
          revenue, currency, negative, revenue_issue
        from item
        on conflict do nothing
        returning key, goal_id, currency, negative, revenue
      ), forwarded as (
        insert into forwarding (state, key, goal_id, visitor_code, revenue, negative, metadata)
        select case when g.state = 'ACTIVE' and g.account_goal_id is not null
            then 'R' else 'W' end,
          s.key, s.goal_id, i.visitor_code, s.revenue, s.negative, i.metadata
        from stored s join item i using (key) join goal g on g.id = s.goal_id
        where ?
      ), tallied as (
        insert into goal_tally (goal_id, currency, conversions, revenue)
        select goal_id, coalesce(currency, 'XXX'), count(*),
          sum(case when negative then -revenue else revenue end)
        from stored group by 1, 2
      )
      select count(*) from stored
      """;

  private final Database database;

  ConversionRepository(Database database) {
    this.database = database;
  }

  /// Stores those that are not there yet and their tally, in one transaction; answers how many that
  /// were. Sorted by key, so that two replicas with the same items never wait in a circle.
  ///
  /// @param forwarded whether they also go to the account
  int store(List<Conversion> conversions, boolean forwarded) {
    List<Conversion> sorted =
        conversions.stream().sorted(Comparator.comparing(c -> c.key().bits())).toList();
    return sorted.isEmpty()
        ? 0
        : database.statement(connection -> insert(connection, sorted, forwarded));
  }

  private static int insert(Connection connection, List<Conversion> conversions, boolean forwarded)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STORE)) {
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
      columns.set(10, "text", c -> c.metadata().orElse(null));
      statement.setBoolean(11, forwarded);
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
