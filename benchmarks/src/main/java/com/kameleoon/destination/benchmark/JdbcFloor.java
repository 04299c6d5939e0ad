package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/// One row per commit with a unique key, by 32 JDBC connections; stands in where there is no
/// pgbench.
final class JdbcFloor implements InsertFloor {
  private static final int CLIENTS = 32;

  private final FloorTable table;
  private final Corpus corpus;

  JdbcFloor(Database database, Corpus corpus) {
    this.table = new FloorTable(database::connect, "floor_single");
    this.corpus = corpus;
  }

  @Override
  public String name() {
    return "JDBC, one row per commit, " + CLIENTS + " connections (no pgbench on the PATH)";
  }

  @Override
  public double perSecond(Duration duration) throws SQLException, InterruptedException {
    table.empty();
    LongAdder rows = new LongAdder();
    double seconds = Callers.run(CLIENTS, duration, (caller, running) -> insert(running, rows));
    return rows.sum() / seconds;
  }

  private void insert(Callers.Running running, LongAdder rows) throws SQLException {
    String sql = "INSERT INTO %s VALUES ('1q2w3e4r5t', ?, ?) ON CONFLICT DO NOTHING";
    try (Connection connection = table.connect();
        PreparedStatement statement = connection.prepareStatement(sql.formatted(table.name()))) {
      for (long i = 0; running.goesOn(); i++) {
        statement.setString(1, UUID.randomUUID().toString());
        statement.setBytes(2, corpus.event(i));
        rows.add(statement.executeUpdate());
      }
    }
  }
}
