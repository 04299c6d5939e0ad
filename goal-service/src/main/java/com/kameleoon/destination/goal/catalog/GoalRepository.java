package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.goal.database.Database;
import com.kameleoon.destination.model.event.EventType;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The tables `goal` and `goal_binding`.
@Singleton
final class GoalRepository {
  static final String TAG = "segment.io";

  private final Database database;

  GoalRepository(Database database) {
    this.database = database;
  }

  /// The goals that these events are bound to; events without a binding are left out.
  Map<GoalName, Long> bound(Collection<GoalName> events) {
    return database.statement(connection -> bound(connection, events));
  }

  /// The goals of these names.
  Map<String, Long> named(Collection<String> names) {
    return database.statement(connection -> named(connection, names));
  }

  /// Registers what is not there yet and binds each event to its goal; of two replicas that do so
  /// at the same moment both get the same goals.
  ///
  /// @param wanted goals' names by event, each either of an existing goal or of one to create
  Map<GoalName, Long> bind(Map<GoalName, String> wanted) {
    List<String> names = wanted.values().stream().distinct().sorted().toList();
    return database.transaction(connection -> {
      register(connection, names);
      insertBindings(connection, wanted, named(connection, names));
      return bound(connection, wanted.keySet());
    });
  }

  /// The goal exists from now on.
  void activate(long id) {
    database.statement(connection ->
        update(
            connection,
            """
            update goal set state = 'ACTIVE', active_since = clock_timestamp()
            where id = ? and state = 'WAITING'
            """,
            id));
  }

  /// Whether a goal waits to be created.
  boolean anyWaiting() {
    String sql = "select exists (select from goal where state = 'WAITING')";
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql);
          ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    });
  }

  private static Map<GoalName, Long> bound(Connection connection, Collection<GoalName> events)
      throws SQLException {
    String sql =
        """
        select b.event_type, b.event_name, b.goal_id
        from unnest(?, ?) as wanted (event_type, event_name)
        join goal_binding b using (event_type, event_name)
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, texts(connection, events, name -> name.type().wireName()));
      statement.setArray(2, texts(connection, events, GoalName::event));
      Map<GoalName, Long> goals = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          goals.put(new GoalName(type(rows.getString(1)), rows.getString(2)), rows.getLong(3));
        }
      }
      return goals;
    }
  }

  private static Map<String, Long> named(Connection connection, Collection<String> names)
      throws SQLException {
    String sql = "select name, id from goal where name = any(?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, texts(connection, names, Function.identity()));
      Map<String, Long> goals = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          goals.put(rows.getString(1), rows.getLong(2));
        }
      }
      return goals;
    }
  }

  /// In the order of the names: two replicas never wait for each other in a circle.
  private static void register(Connection connection, List<String> names) throws SQLException {
    String sql =
        """
        insert into goal (name, tag, created_automatically, state)
        select name, ?, true, 'WAITING' from unnest(?) as wanted (name)
        where not exists (select from goal where goal.name = wanted.name)
        order by name
        on conflict (name) do nothing
        """;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, TAG);
      statement.setArray(2, texts(connection, names, Function.identity()));
      statement.executeUpdate();
    }
  }

  private static void insertBindings(
      Connection connection, Map<GoalName, String> wanted, Map<String, Long> ids)
      throws SQLException {
    String sql =
        """
        insert into goal_binding (event_type, event_name, goal_id)
        select * from unnest(?, ?, ?) as wanted (event_type, event_name, goal_id)
        order by event_type, event_name
        on conflict (event_type, event_name) do nothing
        """;
    List<GoalName> events = List.copyOf(wanted.keySet());
    Long[] goals =
        events.stream()
            .map(event -> Optional.ofNullable(ids.get(wanted.get(event))).orElseThrow())
            .toArray(Long[]::new);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, texts(connection, events, name -> name.type().wireName()));
      statement.setArray(2, texts(connection, events, GoalName::event));
      statement.setArray(3, connection.createArrayOf("bigint", goals));
      statement.executeUpdate();
    }
  }

  private static <T> Array texts(
      Connection connection, Collection<T> values, Function<T, String> text) throws SQLException {
    return connection.createArrayOf("text", values.stream().map(text).toArray(String[]::new));
  }

  private static int update(Connection connection, String sql, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      return statement.executeUpdate();
    }
  }

  private static EventType type(String wireName) {
    return EventType.ofWireName(wireName).orElseThrow();
  }
}
