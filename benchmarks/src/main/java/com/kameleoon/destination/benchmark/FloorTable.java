package com.kameleoon.destination.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// The table that floors insert into: a unique message id and a body, as narrow as it can be.
record FloorTable(Connections connections, String name) {
  /// Opens connections to the suite's database.
  @FunctionalInterface
  interface Connections {
    Connection open() throws SQLException;
  }

  Connection connect() throws SQLException {
    return connections.open();
  }

  void empty() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + name);
      statement.execute(
          """
          CREATE TABLE %s (
            site text NOT NULL,
            message_id text NOT NULL,
            body bytea NOT NULL,
            UNIQUE (site, message_id))
          """
              .formatted(name));
    }
  }
}
