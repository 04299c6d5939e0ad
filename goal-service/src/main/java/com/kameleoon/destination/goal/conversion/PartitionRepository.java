package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.goal.database.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The partitions of the table `conversion`: one for each month, and a default for outliers.
@Singleton
final class PartitionRepository {
  private static final String PREFIX = "conversion_m";

  private final Database database;

  PartitionRepository(Database database) {
    this.database = database;
  }

  /// The months that have a partition of their own.
  Set<YearMonth> months() {
    return database.statement(PartitionRepository::months);
  }

  /// Gives each of these months a partition where it has none. What the default partition holds of
  /// a month moves along.
  void create(Collection<YearMonth> wanted) {
    for (YearMonth month : wanted) {
      database.transaction(connection -> {
        lock(connection);
        if (!months(connection).contains(month)) {
          create(connection, month);
        }
        return month;
      });
    }
  }

  void drop(YearMonth month) {
    database.transaction(connection -> {
      lock(connection);
      execute(connection, "drop table if exists " + table(month));
      return month;
    });
  }

  /// Removes outliers that were received before `before`, at most `most`; answers how many.
  int deleteOutliers(Instant before, int most) {
    String sql =
        """
        delete from conversion_default where ctid = any(array(
          select ctid from conversion_default where received_at < ? limit ?))
        """;
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, before.atOffset(ZoneOffset.UTC));
        statement.setInt(2, most);
        return statement.executeUpdate();
      }
    });
  }

  private static void create(Connection connection, YearMonth month) throws SQLException {
    String from = "date '" + month.atDay(1) + "'";
    String to = "date '" + month.plusMonths(1).atDay(1) + "'";
    execute(
        connection,
        """
        lock table conversion in share update exclusive mode;
        lock table conversion_default in access exclusive mode;
        create table %1$s (like conversion including all);
        with moved as (
          delete from conversion_default where month >= %2$s and month < %3$s returning *
        )
        insert into %1$s select * from moved;
        alter table conversion attach partition %1$s for values from (%2$s) to (%3$s)
        """
            .formatted(table(month), from, to));
  }

  private static Set<YearMonth> months(Connection connection) throws SQLException {
    String sql =
        """
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'conversion'::regclass
        """;
    Set<YearMonth> months = new TreeSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        month(rows.getString(1)).ifPresent(months::add);
      }
    }
    return months;
  }

  /// One replica at a time.
  private static void lock(Connection connection) throws SQLException {
    execute(connection, "select pg_advisory_xact_lock('conversion'::regclass::oid::bigint)");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String table(YearMonth month) {
    return PREFIX + "%04d_%02d".formatted(month.getYear(), month.getMonthValue());
  }

  private static Optional<YearMonth> month(String table) {
    return table.startsWith(PREFIX)
        ? Optional.of(YearMonth.parse(table.substring(PREFIX.length()).replace('_', '-')))
        : Optional.empty();
  }
}
