package com.kameleoon.destination.goal.catalog;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The log of creations and its clock; every method runs inside the caller's transaction.
@Singleton
final class CreationRepository {
  /// The shared row.
  CallClock clock(Connection connection) throws SQLException {
    return clock(connection, "");
  }

  /// The same, and keeps the other replicas from calling until the transaction ends.
  CallClock lockClock(Connection connection) throws SQLException {
    return clock(connection, " for update");
  }

  private static CallClock clock(Connection connection, String lock) throws SQLException {
    String sql =
        "select behind_micros, paused_until, pace, pace_at, failures from creation_clock" + lock;
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return new CallClock(
          row.getLong(1), time(row, 2), row.getInt(3), time(row, 4), row.getInt(5));
    }
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  void saveClock(Connection connection, CallClock clock) throws SQLException {
    String sql =
        """
        update creation_clock
        set behind_micros = ?, paused_until = ?, pace = ?, pace_at = ?, failures = ?
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, clock.behindMicros());
      statement.setObject(2, clock.pausedUntil().map(CreationRepository::utc).orElse(null));
      statement.setInt(3, clock.pace());
      statement.setObject(4, clock.paceAt().map(CreationRepository::utc).orElse(null));
      statement.setInt(5, clock.failures());
      statement.executeUpdate();
    }
  }

  /// Logs a call that creates nothing.
  void log(Connection connection, CallKind kind, Instant now) throws SQLException {
    String sql = "insert into goal_creation (kind, at) values (?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, kind.name());
      statement.setObject(2, utc(now));
      statement.executeUpdate();
    }
  }

  int countSince(Connection connection, CallKind kind, Instant since) throws SQLException {
    String sql = "select count(*) from goal_creation where at >= ? and kind = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, utc(since));
      statement.setString(2, kind.name());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /// Goals that were created at that time or later, or are being created now. A permit that came to
  /// nothing is none, nor is a second try.
  int goalsSince(Connection connection, Instant since) throws SQLException {
    String sql =
        """
        select count(distinct c.goal_id) from goal_creation c join goal g on g.id = c.goal_id
        where c.at >= ? and not (g.state = 'WAITING' and g.granted_at is null)
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, utc(since));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /// What the limits count at that time or later; what a clock put in the future counts too.
  WindowUse useSince(Connection connection, Instant since) throws SQLException {
    String sql =
        """
        select count(*), count(*) filter (where kind = 'CREATE') from goal_creation where at >= ?
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, utc(since));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new WindowUse(row.getInt(1), row.getInt(2));
      }
    }
  }

  /// Deletes what no limit asks for any more, at most `most` rows.
  void forget(Connection connection, Instant before, int most) throws SQLException {
    String sql =
        """
        delete from goal_creation where ctid = any(array(
          select ctid from goal_creation where at < ? order by at limit ?))
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, utc(before));
      statement.setInt(2, most);
      statement.executeUpdate();
    }
  }

  /// When the n-th last creation was; empty where there were fewer.
  Optional<Instant> nthNewest(Connection connection, int n) throws SQLException {
    String sql = "select at from goal_creation order by at desc offset ? limit 1";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, n - 1);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant())
            : Optional.empty();
      }
    }
  }

  /// Logs a creation of each of the first `room` waiting goals, and returns them.
  ///
  /// @param admitted patterns of `like`; goals of other events go on waiting
  List<WaitingGoal> grant(Connection connection, Instant now, int room, List<String> admitted)
      throws SQLException {
    String sql =
        """
        with next as (
          select id, granted_at is not null as tried from goal
          where state = 'WAITING' and (granted_at is null or granted_at < ?)
            and (retry_at is null or retry_at <= ?)
            and exists (select from goal_binding b
              where b.goal_id = goal.id and b.event_name like any(?))
          order by id limit ? for update
        ), granted as (
          update goal set granted_at = ? from next where goal.id = next.id
          returning goal.id, goal.name, next.tried
        ), logged as (
          insert into goal_creation (goal_id, at) select id, ? from granted
        )
        select id, name, tried from granted
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, utc(now.minus(GoalCreationQuota.LEASE)));
      statement.setObject(2, utc(now));
      statement.setArray(3, connection.createArrayOf("text", admitted.toArray()));
      statement.setInt(4, room);
      statement.setObject(5, utc(now));
      statement.setObject(6, utc(now));
      List<WaitingGoal> goals = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          goals.add(new WaitingGoal(rows.getLong(1), rows.getString(2), rows.getBoolean(3)));
        }
      }
      goals.sort(Comparator.comparingLong(WaitingGoal::id));
      return goals;
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
