package com.kameleoon.destination.goal.report;

import com.kameleoon.destination.goal.catalog.GoalState;
import com.kameleoon.destination.goal.database.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Reads goals with their counts.
@Singleton
final class GoalReportRepository {
  private final Database database;

  GoalReportRepository(Database database) {
    this.database = database;
  }

  /// The goals after that id, in the order of their ids.
  List<GoalView> page(long after, int size) {
    String sql =
        """
        with page as (
          select * from goal where id > ? order by id limit ?
        ), sums as (
          select goal_id, currency, sum(conversions) as conversions, sum(revenue) as revenue
          from (select * from goal_total union all select * from goal_tally) as counts
          where goal_id = any(array(select id from page))
          group by goal_id, currency
        )
        select id, coalesce(account_name, name), tag, created_automatically, state, waiting_since,
          coalesce(sum(conversions), 0)::bigint,
          string_to_array(
            string_agg(currency || ',' || revenue, ',') filter (where revenue is not null), ',')
        from page left join sums on goal_id = id
        group by id, name, account_name, tag, created_automatically, state, waiting_since
        order by id
        """;
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, after);
        statement.setInt(2, size);
        List<GoalView> goals = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            goals.add(goal(rows));
          }
        }
        return goals;
      }
    });
  }

  GoalSummary summary() {
    String sql =
        """
        with sums as (
          select goal_id, currency, sum(conversions) as conversions, sum(revenue) as revenue
          from (select * from goal_total union all select * from goal_tally) as counts
          group by goal_id, currency
        ), money as (
          select currency, sum(revenue) as revenue from sums
          where revenue is not null group by currency
        )
        select
          (select count(*) from goal),
          (select count(*) from goal where created_automatically),
          (select count(*) from goal where state = 'WAITING'),
          (select coalesce(sum(conversions), 0)::bigint from sums),
          (select coalesce(sum(conversions), 0)::bigint from sums
            join goal on id = goal_id and state = 'WAITING'),
          (select string_to_array(string_agg(currency || ',' || revenue, ','), ',') from money)
        """;
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql);
          ResultSet row = statement.executeQuery()) {
        row.next();
        return new GoalSummary(
            row.getLong(1),
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            Money.byCurrency(row, 6));
      }
    });
  }

  /// Goals that wait to be created, and the conversions that they have meanwhile.
  record Waiting(long goals, long conversions) {}

  /// Reads waiting goals only, so that asking often stays cheap.
  Waiting waiting() {
    String sql =
        """
        select count(distinct id), coalesce(sum(conversions), 0)::bigint
        from goal left join (
          select goal_id, conversions from goal_total
          union all select goal_id, conversions from goal_tally
        ) as counts on goal_id = id
        where state = 'WAITING'
        """;
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql);
          ResultSet row = statement.executeQuery()) {
        row.next();
        return new Waiting(row.getLong(1), row.getLong(2));
      }
    });
  }

  private static GoalView goal(ResultSet row) throws SQLException {
    GoalState state = GoalState.valueOf(row.getString(5));
    Instant since = row.getObject(6, OffsetDateTime.class).toInstant();
    return new GoalView(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getBoolean(4),
        state,
        state == GoalState.WAITING ? since : null,
        row.getLong(7),
        Money.byCurrency(row, 8));
  }
}
