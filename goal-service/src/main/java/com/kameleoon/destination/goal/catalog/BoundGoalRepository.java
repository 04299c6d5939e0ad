package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.account.automation.AccountGoal;
import com.kameleoon.destination.goal.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Which goal of the account each goal of the catalogue is.
@Singleton
final class BoundGoalRepository {
  private final Database database;
  private final CreationClock clock;

  BoundGoalRepository(Database database, CreationClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A goal of the catalogue whose goal in the account is not where it was.
  record Missing(long id, long accountId, String name) {}

  /// Goals that were active without an account wait for it.
  int unlink() {
    return execute(
        """
        update goal set state = 'WAITING', waiting_since = clock_timestamp(), granted_at = null
        where account_goal_id is null and state = 'ACTIVE'
        """);
  }

  /// Waiting goals whose name the account has, or that were put in line before its goals were known
  /// and whose event's exact name it has. The oldest of several goals of one name is taken.
  int adopt() {
    return execute(
        """
        with waiting as (
          select id, name from goal
          where state = 'WAITING' and account_goal_id is null and granted_at is null
        ), wanted as (
          select id, name, 2 as rank from waiting
          union all
          select w.id, b.event_name, 1 from waiting w join goal_binding b on b.goal_id = w.id
          where b.event_name <> ''
        ), found as (
          select distinct on (w.id) w.id, a.id as account_id, a.name
          from wanted w join account_goal a on a.usable and a.name = w.name
          order by w.id, w.rank, a.id
        )
        update goal set state = 'ACTIVE', active_since = clock_timestamp(),
          account_goal_id = found.account_id, account_name = found.name,
          created_automatically = false, refusal = null
        from found where goal.id = found.id and goal.state = 'WAITING'
        """);
  }

  void bind(long id, AccountGoal created) {
    String sql =
        """
        update goal set state = 'ACTIVE', active_since = clock_timestamp(), account_goal_id = ?,
          account_name = ?, refusal = null, retry_at = null
        where id = ? and state = 'WAITING'
        """;
    database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, created.id());
        statement.setString(2, created.name());
        statement.setLong(3, id);
        return statement.executeUpdate();
      }
    });
  }

  /// Nothing was done with their permits.
  void release(List<WaitingGoal> goals) {
    Long[] ids = goals.stream().filter(g -> !g.tried()).map(WaitingGoal::id).toArray(Long[]::new);
    String sql = "update goal set granted_at = null where id = any(?) and state = 'WAITING'";
    database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setArray(1, connection.createArrayOf("bigint", ids));
        return statement.executeUpdate();
      }
    });
  }

  /// The account refused it for now.
  void postpone(long id, Duration pause, String refusal) {
    String sql =
        """
        update goal set granted_at = null, retry_at = ?, refusal = ?
        where id = ? and state = 'WAITING'
        """;
    database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, clock.wall(connection).plus(pause).atOffset(ZoneOffset.UTC));
        statement.setString(2, refusal);
        statement.setLong(3, id);
        return statement.executeUpdate();
      }
    });
  }

  /// Takes over the names of goals that were renamed in the account; answers the new names.
  List<String> followNames() {
    String sql =
        """
        update goal g set account_name = a.name,
          name = case
            when not exists (select from goal o where o.name = a.name)
              and g.id = (select min(o.id) from goal o where o.account_goal_id = a.id)
              and a.id = (select min(o.id) from account_goal o where o.name = a.name)
            then a.name else g.name end
        from account_goal a
        where a.id = g.account_goal_id and a.name is distinct from g.account_name
        returning a.name
        """;
    return database.statement(connection -> texts(connection, sql));
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  /// Bound goals that the last reading of the account did not show, or shows as archived.
  List<Missing> missing() {
    String sql =
        """
        select g.id, g.account_goal_id, g.name from goal g
        left join account_goal a on a.id = g.account_goal_id
        where g.account_goal_id is not null and not coalesce(a.usable, false)
        order by g.id limit 50
        """;
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql);
          ResultSet rows = statement.executeQuery()) {
        List<Missing> missing = new ArrayList<>();
        while (rows.next()) {
          missing.add(new Missing(rows.getLong(1), rows.getLong(2), rows.getString(3)));
        }
        return missing;
      }
    });
  }

  /// The account has it no longer: it is created anew, and what was not sent waits for that.
  void lose(Missing missing) {
    database.transaction(connection -> {
      update(
          connection,
          """
          update goal set state = 'WAITING', waiting_since = clock_timestamp(), granted_at = null,
            account_goal_id = null, account_name = null, created_automatically = true
          where id = ?
          """,
          missing.id());
      String wait = "update forwarding set state = 'W' where state = 'R' and goal_id = ?";
      return update(connection, wait, missing.id());
    });
  }

  private static int update(Connection connection, String sql, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      return statement.executeUpdate();
    }
  }

  private int execute(String sql) {
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        return statement.executeUpdate();
      }
    });
  }
}
