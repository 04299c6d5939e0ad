package com.kameleoon.destination.ingest.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/// A real PostgreSQL, one per test JVM, with a new and migrated database for whoever asks.
public final class IngestDatabase implements AutoCloseable {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String name;
  private final HikariDataSource pool;

  private IngestDatabase(String name) {
    this.name = name;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setUsername("postgres");
    config.setMaximumPoolSize(12);
    config.setMinimumIdle(1);
    LogPool.configure(config);
    this.pool = new HikariDataSource(config);
  }

  /// Migrated.
  public static IngestDatabase create() {
    return new IngestDatabase(newDatabase("template " + Migrated.TEMPLATE));
  }

  /// Not migrated: for a process that does it by itself.
  public static IngestDatabase createEmpty() {
    return new IngestDatabase(newDatabase(""));
  }

  private static String newDatabase(String clause) {
    String name = "ingest_" + NUMBER.incrementAndGet();
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " " + clause);
      return name;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public String url() {
    return Server.POSTGRES.getJdbcUrl("postgres", name);
  }

  public HikariDataSource pool() {
    return pool;
  }

  /// The only number of the only row.
  public long number(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The only text of the only row.
  public String text(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void execute(String sql) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  /// Migrated once; the others are copies.
  private static final class Migrated {
    private static final String TEMPLATE = migrate();

    private static String migrate() {
      try (IngestDatabase database = createEmpty()) {
        Flyway.configure()
            .dataSource(database.pool)
            .schemas("ingest")
            .locations("classpath:db/migration/ingest")
            .load()
            .migrate();
        return database.name;
      }
    }
  }

  /// Started by the first test that needs it; ends with the JVM.
  private static final class Server {
    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "200")
            .setServerConfig("fsync", "off")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
