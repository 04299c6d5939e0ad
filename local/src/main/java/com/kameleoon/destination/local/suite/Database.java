package com.kameleoon.destination.local.suite;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/// PostgreSQL 18 of one suite: a process of its own on loopback, with a password, durable commits
/// and a database for the services. Survives being killed: what was committed is there afterwards.
public final class Database implements AutoCloseable {
  private static final String USER = "postgres";
  private static final String NAME = "kameleoon";
  private static final Duration START = Duration.ofSeconds(90);

  private final EmbeddedPostgres postgres;
  private final PgCtl pgCtl;
  private final String password;

  private Database(EmbeddedPostgres postgres, PgCtl pgCtl, String password) {
    this.postgres = postgres;
    this.pgCtl = pgCtl;
    this.password = password;
  }

  /// Starts the server over `run`'s data, which is created when it is not there.
  ///
  /// @param serverSettings PostgreSQL parameters on top of the usual ones, such as `shared_buffers`
  public static Database start(RunFolder run, Map<String, String> serverSettings) {
    run.createFolders();
    String password = run.databasePassword();
    EmbeddedPostgres postgres = embedded(run, serverSettings, password);
    PgCtl pgCtl = new PgCtl(run.postgres(), run.log("postgresql"));
    Database database = new Database(postgres, pgCtl, password);
    database.createDatabase();
    return database;
  }

  private static EmbeddedPostgres embedded(
      RunFolder run, Map<String, String> serverSettings, String password) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(run.postgres())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(START)
            .setConnectConfig("password", password)
            .setLocaleConfig("locale", "C")
            // Options of initdb, passed where the library lets any through: no login without
            // password.
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", run.databasePasswordFile().toString())
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(run.log("postgresql").toFile()))
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("max_connections", "100")
            // The library switches both off; here an acknowledged event must survive a crash.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on");
    serverSettings.forEach(builder::setServerConfig);
    try {
      return builder.start();
    } catch (IOException | RuntimeException e) {
      throw new CannotStart(
          "PostgreSQL did not start over " + run.postgres() + ": " + reason(run, e), e);
    }
  }

  private static String reason(RunFolder run, Exception e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith("could not lock")
        ? "another ./start uses this folder."
        : message + " (its log is " + run.log("postgresql") + ")";
  }

  private void createDatabase() {
    try (Connection connection = DriverManager.getConnection(url("postgres"), login());
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("CREATE DATABASE " + NAME);
    } catch (SQLException e) {
      throw new CannotStart("PostgreSQL refused to create a database: " + e.getMessage(), e);
    }
  }

  /// Of the services' database, without user and password.
  public String jdbcUrl() {
    return url(NAME);
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  /// A new connection to the services' database; throws while the server is down.
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), login());
  }

  private Properties login() {
    Properties login = new Properties();
    login.setProperty("user", USER);
    login.setProperty("password", password);
    return login;
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
  }

  /// SIGKILL of the server; returns once it is gone. [#restart()] brings it back.
  public void kill() {
    pgCtl.kill();
  }

  /// Starts the server again over the same data and port, after a kill or while it runs (then it is
  /// stopped as a crash would stop it); returns when it answers.
  public void restart() {
    pgCtl.run("restart", "-m", "immediate", "-w", "-t", Long.toString(START.toSeconds()));
  }

  /// Stops the server; the data stays.
  @Override
  public void close() {
    if (Files.exists(pgCtl.pidFile())) {
      pgCtl.run("stop", "-m", "fast", "-w", "-t", "20");
    }
  }

  /// Where the server keeps its files.
  public Path folder() {
    return pgCtl.folder();
  }
}
