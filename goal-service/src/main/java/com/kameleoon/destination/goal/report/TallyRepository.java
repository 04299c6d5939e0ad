package com.kameleoon.destination.goal.report;

import com.kameleoon.destination.goal.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Folds the tables `goal_tally` and `goal_total`.
@Singleton
final class TallyRepository {
  private final Database database;

  TallyRepository(Database database) {
    this.database = database;
  }

  /// Moves up to `most` tallies into the totals; answers how many. None while another replica does.
  int fold(int most) {
    return database.transaction(connection -> lock(connection) ? fold(connection, most) : 0);
  }

  private static boolean lock(Connection connection) throws SQLException {
    String sql = "select pg_try_advisory_xact_lock('goal_total'::regclass::oid::bigint)";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static int fold(Connection connection, int most) throws SQLException {
    String sql =
        """
        with folded as (
          delete from goal_tally where ctid = any(array(select ctid from goal_tally limit ?))
          returning *
        ), summed as (
          insert into goal_total (goal_id, currency, conversions, revenue)
          select goal_id, currency, sum(conversions), sum(revenue) from folded
          group by goal_id, currency
          on conflict (goal_id, currency) do update set
            conversions = goal_total.conversions + excluded.conversions,
            revenue = coalesce(goal_total.revenue + excluded.revenue,
              goal_total.revenue, excluded.revenue)
        )
        select count(*) from folded
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, most);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
