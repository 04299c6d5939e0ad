package com.kameleoon.destination.goal.forward;

import com.kameleoon.destination.account.data.ConversionLine;
import com.kameleoon.destination.goal.conversion.Nonce;
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
import java.util.ArrayList;
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

  /// How many conversions make a request, and how long the first of them waits for that many.
  record Gathering(int most, Duration longest) {}

  /// Takes the first that are due once they are enough or the first of them has waited long enough,
  /// which other replicas pass by meanwhile, and keeps what came of sending them; answers how many
  /// they were. The rows stay locked while they are sent: a replica that dies leaves them as they
  /// are.
  int take(Instant now, Gathering gathering, Function<List<Outgoing>, Sent> send) {
    return database.transaction(connection -> {
      List<Outgoing> due =
          isGathered(connection, now, gathering)
              ? due(connection, now, gathering.most())
              : List.of();
      if (!due.isEmpty()) {
        keep(connection, send.apply(due));
      }
      return due.size();
    });
  }

  /// By the database's clock, which also says when a conversion was received. Where there are few,
  /// only one row is looked at and locked; what another replica is sending is passed by.
  private static boolean isGathered(Connection connection, Instant now, Gathering gathering)
      throws SQLException {
    String sql =
        """
        select coalesce((
            select received_at not between
              clock_timestamp() - make_interval(secs => ?) and clock_timestamp()
            from forwarding where state = 'R' and not_before <= ?
            order by id limit 1 for update skip locked), false)
          or exists (
            select from forwarding where state = 'R' and not_before <= ?
            order by id offset ? limit 1)
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setDouble(1, gathering.longest().toMillis() / 1000.0);
      statement.setObject(2, now.atOffset(ZoneOffset.UTC));
      statement.setObject(3, now.atOffset(ZoneOffset.UTC));
      statement.setInt(4, gathering.most() - 1);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
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
            Nonce.of(row.getObject(2, UUID.class)),
            row.getString(3),
            row.getLong(4),
            Optional.ofNullable(row.getBigDecimal(5)).map(revenue -> revenue.stripTrailingZeros()),
            row.getBoolean(6),
            Optional.ofNullable(row.getString(7))),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getInt(9));
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
