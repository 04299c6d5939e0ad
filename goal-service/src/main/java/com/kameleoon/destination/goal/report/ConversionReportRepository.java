package com.kameleoon.destination.goal.report;

import com.kameleoon.destination.goal.conversion.Nonce;
import com.kameleoon.destination.goal.database.Database;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads conversions, the newest first.
@Singleton
final class ConversionReportRepository {
  private final Database database;

  ConversionReportRepository(Database database) {
    this.database = database;
  }

  /// What is asked for; an absent part admits all.
  record Query(Optional<Long> goal, Optional<String> visitorCode, Cursor after, int size) {}

  /// A conversion and where a page that ends with it ends.
  record Row(ConversionView view, Cursor cursor) {}

  List<Row> page(Query query) {
    String sql =
        """
        select c.key, c.goal_id, coalesce(g.name, ''), c.visitor_code, c.message_id,
          c.occurred_at, c.received_at, c.revenue, c.currency, c.negative, c.revenue_issue
        from conversion c left join goal g on g.id = c.goal_id
        where (c.occurred_at, c.key) < (?, ?) %s %s
        order by c.occurred_at desc, c.key desc limit ?
        """
            .formatted(
                query.goal().isPresent() ? "and c.goal_id = ?" : "",
                query.visitorCode().isPresent() ? "and c.visitor_code = ?" : "");
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, query);
        List<Row> page = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            page.add(row(rows));
          }
        }
        return page;
      }
    });
  }

  private static void bind(PreparedStatement statement, Query query) throws SQLException {
    int next = 1;
    statement.setObject(next++, query.after().occurredAt().atOffset(ZoneOffset.UTC));
    statement.setObject(next++, query.after().key());
    if (query.goal().isPresent()) {
      statement.setLong(next++, query.goal().get());
    }
    if (query.visitorCode().isPresent()) {
      statement.setString(next++, query.visitorCode().get());
    }
    statement.setInt(next, query.size());
  }

  private static Row row(ResultSet row) throws SQLException {
    UUID key = row.getObject(1, UUID.class);
    Instant occurredAt = time(row, 6);
    BigDecimal revenue = row.getBigDecimal(8);
    ConversionView view =
        new ConversionView(
            Nonce.of(key),
            row.getLong(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            occurredAt,
            time(row, 7),
            revenue == null ? null : Money.plain(revenue),
            row.getString(9),
            row.getBoolean(10),
            row.getString(11));
    return new Row(view, new Cursor(occurredAt, key));
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
