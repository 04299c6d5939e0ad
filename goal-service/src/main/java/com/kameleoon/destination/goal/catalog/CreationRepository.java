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
  /// How far the windows' time is behind the wall clock.
  long behindMicros(Connection connection) throws SQLException {
    return number(connection, "select behind_micros from creation_clock");
  }

  /// The same, and keeps the other replicas from creating until the transaction ends.
  long lockClock(Connection connection) throws SQLException {
    return number(connection, "select behind_micros from creation_clock for update");
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  void saveClock(Connection connection, long behindMicros) throws SQLException {
    String sql = "update creation_clock set behind_micros = ? where behind_micros <> ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, behindMicros);
      statement.setLong(2, behindMicros);
      statement.executeUpdate();
    }
  }

  /// Creations at that time or later; those that a clock put in the future count too.
  int countSince(Connection connection, Instant since) throws SQLException {
    String sql = "select count(*) from goal_creation where at >= ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, utc(since));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
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
  List<WaitingGoal> grant(Connection connection, Instant now, int room) throws SQLException {
    String sql =
        """
        with next as (
          select id from goal
          where state = 'WAITING' and (granted_at is null or granted_at < ?)
          order by id limit ? for update
        ), granted as (
          update goal set granted_at = ? from next where goal.id = next.id
          returning goal.id, goal.name
        ), logged as (
          insert into goal_creation (goal_id, at) select id, ? from granted
        )
        select id, name from granted
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, utc(now.minus(GoalCreationQuota.LEASE)));
      statement.setInt(2, room);
      statement.setObject(3, utc(now));
      statement.setObject(4, utc(now));
      List<WaitingGoal> goals = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          goals.add(new WaitingGoal(rows.getLong(1), rows.getString(2)));
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
