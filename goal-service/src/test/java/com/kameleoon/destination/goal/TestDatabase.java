package com.kameleoon.destination.goal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A database of its own for each test class, on one PostgreSQL for the whole run.
public record TestDatabase(String name, String url) {
  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger COUNT = new AtomicInteger();

  public static TestDatabase create() {
    String name = "test" + COUNT.incrementAndGet();
    runAsServer("create database " + name);
    return new TestDatabase(name, SERVER.getJdbcUrl("postgres", name) + "&currentSchema=goal");
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void run(String sql) {
    run(url, sql);
  }

  /// The first column of every row, as text.
  public List<String> column(String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public long number(String sql) {
    return Long.parseLong(column(sql).getFirst());
  }

  /// The database refuses connections and ends those that there are.
  public void shut() {
    runAsServer("alter database %s with allow_connections false".formatted(name()));
    runAsServer(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
            .formatted(name()));
  }

  public void open() {
    runAsServer("alter database %s with allow_connections true".formatted(name()));
  }

  private static void runAsServer(String sql) {
    run(SERVER.getJdbcUrl("postgres", "postgres"), sql);
  }

  private static void run(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
