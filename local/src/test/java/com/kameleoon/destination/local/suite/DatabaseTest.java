package com.kameleoon.destination.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir private static Path folder;
  private static Database database;

  @BeforeAll
  static void start() {
    database = Database.start(new RunFolder(folder.resolve("run")), Map.of());
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void keepsWhatWasCommittedWhenItIsKilled() throws SQLException {
    // Given
    execute("CREATE TABLE kept (n int)");
    execute("INSERT INTO kept VALUES (42)");

    // When
    database.kill();
    assertThatThrownBy(() -> database.connect()).isInstanceOf(SQLException.class);
    database.restart();

    // Then
    assertThat(number("SELECT n FROM kept")).isEqualTo(42);
  }

  @Test
  void keepsWhatWasCommittedWhenItIsRestarted() throws SQLException {
    execute("CREATE TABLE also_kept (n int)");
    execute("INSERT INTO also_kept VALUES (43)");

    database.restart();

    assertThat(number("SELECT n FROM also_kept")).isEqualTo(43);
  }

  @Test
  void acknowledgesDurably() throws SQLException {
    assertThat(text("SHOW synchronous_commit")).isEqualTo("on");
    assertThat(text("SHOW fsync")).isEqualTo("on");
  }

  @Test
  void wantsThePassword() {
    assertThatThrownBy(
            () -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "guess"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(String sql) throws SQLException {
    return Integer.parseInt(text(sql));
  }

  private static String text(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}
