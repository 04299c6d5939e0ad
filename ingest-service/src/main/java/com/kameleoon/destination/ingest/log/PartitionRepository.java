package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// The daily partitions of `event`, `delivery_outcome` and `event_copy`.
@Singleton
final class PartitionRepository {
  private static final List<String> TABLES = List.of("event", "delivery_outcome", "event_copy");

  private static final String LOCK =
      "select pg_advisory_xact_lock('ingest.log_day'::regclass::oid::int, 1)";

  private static final String DAYS =
      """
      select right(c.relname, 8) from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'ingest.event'::regclass order by 1\
      """;

  private static final String EXISTS = "select to_regclass(?) is not null";

  private static final String IN_USE =
      """
      select exists (select from ingest.delivery_batch where day = ?)
          or exists (select from ingest.delivery_outcome
                     where day = ? and outcome = 'DISCARDED' and finished_at > ?)
          or exists (select from ingest.log_day where day <= ?)\
      """;

  // Indexes of kind brin know a page only when somebody asks them to, and nothing here is vacuumed
  // for its inserts. One replica at a time; the others leave it to that one.
  private static final String SUMMARISE =
      """
      with turn as materialized (
        select pg_try_advisory_xact_lock('ingest.log_day'::regclass::oid::int, 2) as mine)
      select coalesce(sum(brin_summarize_new_values(x.indexrelid)), 0)
      from turn, pg_inherits i join pg_index x on x.indrelid = i.inhrelid
        join pg_class c on c.oid = x.indexrelid join pg_am a on a.oid = c.relam
      where turn.mine and i.inhparent = 'ingest.event'::regclass and a.amname = 'brin'\
      """;

  /// One replica at a time, until the transaction ends.
  void lock(Connection connection) throws SQLException {
    execute(connection, LOCK);
  }

  /// Under [#lock]. Attaching takes no lock that a writer would wait for; `create table ...
  /// partition of` would.
  void create(Connection connection, LocalDate day) throws SQLException {
    for (String table : TABLES) {
      String partition = nameOf(table, day);
      if (!exists(connection, partition)) {
        execute(
            connection,
            """
            create table %1$s (like ingest.%2$s including all)
              with (toast_tuple_target = 8160, autovacuum_vacuum_insert_threshold = -1);
            alter table ingest.%2$s attach partition %1$s for values in ('%3$s')\
            """
                .formatted(partition, table, day));
      }
    }
  }

  List<LocalDate> days(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DAYS);
        ResultSet rows = statement.executeQuery()) {
      List<LocalDate> days = new ArrayList<>();
      while (rows.next()) {
        days.add(LocalDate.parse(rows.getString(1), DateTimeFormatter.BASIC_ISO_DATE));
      }
      return days;
    }
  }

  /// Whether a day has pending deliveries, discards that are younger than `discardsUntil`, or may
  /// still be written to.
  boolean inUse(Connection connection, LocalDate day, Instant discardsUntil) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(IN_USE)) {
      statement.setObject(1, day);
      statement.setObject(2, day);
      statement.setObject(3, OffsetDateTime.ofInstant(discardsUntil, ZoneOffset.UTC));
      statement.setObject(4, day);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  /// How many ranges of pages the indexes on times learned.
  long summarise(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SUMMARISE);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  void drop(Connection connection, LocalDate day) throws SQLException {
    for (String table : TABLES) {
      execute(connection, "drop table if exists " + nameOf(table, day));
    }
  }

  private static String nameOf(String table, LocalDate day) {
    return "ingest." + table + "_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static boolean exists(Connection connection, String partition) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(EXISTS)) {
      statement.setString(1, partition);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
