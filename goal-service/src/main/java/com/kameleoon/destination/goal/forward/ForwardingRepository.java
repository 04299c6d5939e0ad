package com.kameleoon.destination.goal.forward;

import com.kameleoon.destination.account.data.ConversionLine;
import com.kameleoon.destination.goal.database.Database;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The line of conversions on their way to the account.
@Singleton
final class ForwardingRepository {
  private static final int PROMOTED_AT_ONCE = 20_000;

  private final Database database;

  ForwardingRepository(Database database) {
    this.database = database;
  }

  /// Makes those ready whose goal is there now; answers how many, at most a bounded number.
  ///
  /// Asks goal by goal, so that a long line of conversions that wait costs nothing. What another
  /// replica is at is passed by.
  int promote() {
    String sql =
        """
        update forwarding set state = 'R' where state = 'W' and id = any(array(
          select w.id from goal g cross join lateral (
            select id from forwarding f where f.state = 'W' and f.goal_id = g.id
            order by id limit ? for update skip locked) w
          where g.state = 'ACTIVE' and g.account_goal_id is not null
          limit ?))
        """;
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setInt(1, PROMOTED_AT_ONCE);
        statement.setInt(2, PROMOTED_AT_ONCE);
        return statement.executeUpdate();
      }
    });
  }

  /// Takes the first that are due, which other replicas pass by meanwhile, and keeps what came of
  /// sending them; answers how many they were. The rows stay locked while they are sent: a replica
  /// that dies leaves them as they are.
  int take(Instant now, int most, Function<List<Outgoing>, Sent> send) {
    return database.transaction(connection -> {
      List<Outgoing> due = due(connection, now, most);
      if (!due.isEmpty()) {
        keep(connection, send.apply(due));
      }
      return due.size();
    });
  }

  private static List<Outgoing> due(Connection connection, Instant now, int most)
      throws SQLException {
    String sql =
        """
        select f.id, f.key, f.visitor_code, g.account_goal_id, f.revenue, f.negative, f.metadata,
          f.received_at, f.attempts
        from forwarding f join goal g on g.id = f.goal_id
        where f.state = 'R' and f.not_before <= ? and g.account_goal_id is not null
        order by f.id limit ? for update of f skip locked
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.setInt(2, most);
      List<Outgoing> due = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          due.add(outgoing(rows));
        }
      }
      return due;
    }
  }

  private static Outgoing outgoing(ResultSet row) throws SQLException {
    return new Outgoing(
        row.getLong(1),
        new ConversionLine(
            nonce(row.getObject(2, UUID.class)),
            row.getString(3),
            row.getLong(4),
            Optional.ofNullable(row.getBigDecimal(5)).map(revenue -> revenue.stripTrailingZeros()),
            row.getBoolean(6),
            Optional.ofNullable(row.getString(7))),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getInt(9));
  }

  /// The first 64 of the key's bits.
  private static String nonce(UUID key) {
    byte[] bits = ByteBuffer.allocate(Long.BYTES).putLong(key.getMostSignificantBits()).array();
    return HexFormat.of().withUpperCase().formatHex(bits);
  }

  private static void keep(Connection connection, Sent sent) throws SQLException {
    String remove = "delete from forwarding where id = any(?)";
    try (PreparedStatement statement = connection.prepareStatement(remove)) {
      statement.setArray(1, connection.createArrayOf("bigint", sent.taken().toArray()));
      statement.executeUpdate();
    }
    String refuse =
        "update forwarding set state = 'X', attempts = attempts + 1, refusal = ? where id = ?";
    try (PreparedStatement statement = connection.prepareStatement(refuse)) {
      for (Sent.Refused refused : sent.refused()) {
        statement.setString(1, refused.refusal());
        statement.setLong(2, refused.id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    String postpone =
        "update forwarding set attempts = attempts + 1, refusal = ?, not_before = ? where id = ?";
    try (PreparedStatement statement = connection.prepareStatement(postpone)) {
      for (Sent.Again again : sent.again()) {
        statement.setString(1, again.refusal());
        statement.setObject(2, again.notBefore().atOffset(ZoneOffset.UTC));
        statement.setLong(3, again.id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /// Puts everything that was refused in line again; answers how many.
  int retryRefused() {
    String sql =
        """
        update forwarding set state = 'W', attempts = 0, not_before = '-infinity', refusal = null
        where state = 'X'
        """;
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        return statement.executeUpdate();
      }
    });
  }
}
