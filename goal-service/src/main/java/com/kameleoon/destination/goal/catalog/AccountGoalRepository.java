package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.account.automation.AccountGoal;
import com.kameleoon.destination.goal.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The account's goals as they were read last, and what else is known of it; for all replicas.
@Singleton
final class AccountGoalRepository {
  private static final Duration READING = Duration.ofMinutes(2);

  private final Database database;
  private final CreationClock clock;

  AccountGoalRepository(Database database, CreationClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Usable goals of these names; the oldest of several.
  Map<String, Long> named(Collection<String> names) {
    String sql =
        "select name, min(id) from account_goal where usable and name = any(?) group by name";
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setArray(1, connection.createArrayOf("text", names.toArray()));
        Map<String, Long> goals = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            goals.put(rows.getString(1), rows.getLong(2));
          }
        }
        return goals;
      }
    });
  }

  boolean isRead() {
    return number("select count(*) from account_state where read_at is not null").orElse(0L) > 0;
  }

  Optional<Long> siteId() {
    return number("select site_id from account_state where site_id is not null");
  }

  boolean refusesTags() {
    return number("select count(*) from account_state where refuses_tags").orElse(0L) > 0;
  }

  void refuseTags() {
    execute("update account_state set refuses_tags = true");
  }

  void site(long id) {
    execute("update account_state set site_id = " + id);
  }

  void problem(String sentence) {
    database.statement(connection -> {
      String sql = "update account_state set problem = ?, problem_at = clock_timestamp()";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, sentence);
        return statement.executeUpdate();
      }
    });
  }

  void add(AccountGoal goal) {
    database.statement(connection -> save(connection, List.of(goal), 0));
  }

  /// Begins a reading, unless the last one is fresh or another replica is at it; answers its
  /// number. Times that only a clock can have that was set back since hold nobody up.
  Optional<Long> begin(Duration fresh) {
    String sql =
        """
        update account_state set reading_until = ?, generation = generation + 1
        where (reading_until is null or reading_until not between ? and ?)
          and (read_at is null or read_at not between ? and ?)
        returning generation
        """;
    return database.statement(connection -> {
      Instant now = clock.wall(connection);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        OffsetDateTime until = now.plus(READING).atOffset(ZoneOffset.UTC);
        statement.setObject(1, until);
        statement.setObject(2, now.plusNanos(1_000).atOffset(ZoneOffset.UTC));
        statement.setObject(3, until);
        statement.setObject(4, now.minus(fresh).plusNanos(1_000).atOffset(ZoneOffset.UTC));
        statement.setObject(5, until);
        try (ResultSet row = statement.executeQuery()) {
          return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
      }
    });
  }

  /// Keeps a page and the right to read on; false where another replica has begun anew.
  boolean save(long generation, List<AccountGoal> goals) {
    return database.transaction(connection -> {
      boolean ours = extend(connection, generation) == 1;
      if (ours) {
        save(connection, goals, generation);
      }
      return ours;
    });
  }

  private int extend(Connection connection, long generation) throws SQLException {
    String sql = "update account_state set reading_until = ? where generation = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      OffsetDateTime until = clock.wall(connection).plus(READING).atOffset(ZoneOffset.UTC);
      statement.setObject(1, until);
      statement.setLong(2, generation);
      return statement.executeUpdate();
    }
  }

  /// Goals that were created meanwhile carry the newest number, so that the end spares them.
  private static int save(Connection connection, List<AccountGoal> goals, long generation)
      throws SQLException {
    String sql =
        """
        insert into account_goal (id, name, usable, generation)
        select ?, ?, ?, greatest(?, (select generation from account_state))
        on conflict (id) do update
          set name = excluded.name, usable = excluded.usable, generation = excluded.generation
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (AccountGoal goal : goals) {
        statement.setLong(1, goal.id());
        statement.setString(2, goal.name().replace("\0", "\uFFFD"));
        statement.setBoolean(3, goal.usable());
        statement.setLong(4, generation);
        statement.addBatch();
      }
      statement.executeBatch();
      return goals.size();
    }
  }

  /// All pages were read: what no page had is not there any more.
  void finish(long generation) {
    database.transaction(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement("delete from account_goal where generation < ?")) {
        statement.setLong(1, generation);
        statement.executeUpdate();
      }
      String sql =
          """
          update account_state
          set read_at = ?, reading_until = null, problem = null, problem_at = null
          where generation = ?
          """;
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, clock.wall(connection).atOffset(ZoneOffset.UTC));
        statement.setLong(2, generation);
        return statement.executeUpdate();
      }
    });
  }

  private Optional<Long> number(String sql) {
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql);
          ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    });
  }

  private void execute(String sql) {
    database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        return statement.executeUpdate();
      }
    });
  }
}
