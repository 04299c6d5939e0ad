package com.kameleoon.destination.remotedata.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Follows what all replicas commit.
@Singleton
public final class ChangeLog {
  private static final int LIMIT = 20_000;

  private final Database database;

  ChangeLog(Database database) {
    this.database = database;
  }

  /// A position from now on; keeps a connection until closed. Throws [StoreUnavailableException]
  /// when there is no database.
  public Position open() {
    try {
      Connection connection = database.connect();
      return new Position(connection, ChangeRepository.snapshot(connection));
    } catch (SQLException e) {
      throw new StoreUnavailableException(e);
    }
  }

  /// What has been seen so far.
  public static final class Position implements AutoCloseable {
    private final Connection connection;
    private String snapshot;

    private Position(Connection connection, String snapshot) {
      this.connection = connection;
      this.snapshot = snapshot;
    }

    /// Keys that were committed since the last call. Throws [StoreUnavailableException]; the
    /// position must then be given up.
    public Step next() {
      try {
        var changes = ChangeRepository.since(connection, snapshot, LIMIT);
        snapshot = changes.snapshot();
        return new Step(changes.keys(), changes.tooMany());
      } catch (SQLException e) {
        throw new StoreUnavailableException(e);
      }
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new StoreUnavailableException(e);
      }
    }
  }

  /// @param everything whether so much changed that `keys` names only a part of it
  public record Step(List<String> keys, boolean everything) {}
}
