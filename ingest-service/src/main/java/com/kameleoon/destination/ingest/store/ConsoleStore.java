package com.kameleoon.destination.ingest.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A few connections of its own, opened when somebody looks, so that no page ever waits for the
/// event log, nor the log for a page. Statements are planned anew each time: their best plan
/// depends on what is asked.
@Singleton
public final class ConsoleStore {
  private static final int MOST_CONNECTIONS = 4;
  // No look takes more than one processor from those who send events; and what an index finds is so
  // little that workers cost more than they do.
  private static final String SESSION =
      "set statement_timeout = '20s'; set lock_timeout = '5s'; set work_mem = '32MB'; set jit = off;"
          + " set max_parallel_workers_per_gather = 0";

  private final HikariDataSource pool;

  ConsoleStore(@Named("default") DatasourceConfiguration log) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("console");
    config.setJdbcUrl(log.getUrl());
    config.setUsername(log.getUsername());
    config.setPassword(log.getPassword());
    config.setMaximumPoolSize(MOST_CONNECTIONS);
    config.setMinimumIdle(0);
    config.setIdleTimeout(Duration.ofMinutes(1).toMillis());
    config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(SESSION);
    config.addDataSourceProperty("prepareThreshold", "0");
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("ApplicationName", "ingest-console");
    this.pool = new HikariDataSource(config);
  }

  /// What happens inside one transaction.
  @FunctionalInterface
  public interface Work<T> {
    T in(Statements statements) throws SQLException;
  }

  /// Reads one row.
  @FunctionalInterface
  public interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  /// Returns after COMMIT; anything thrown rolls back.
  ///
  /// @throws StoreUnavailableException when the database does not answer
  public <T> T transact(Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.in(new Statements(connection));
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      }
    } catch (SQLException failed) {
      throw new StoreUnavailableException(failed);
    }
  }

  public <T> List<T> query(String sql, Reader<T> reader, @Nullable Object... parameters) {
    return transact(statements -> statements.query(sql, reader, parameters));
  }

  public <T> Optional<T> find(String sql, Reader<T> reader, @Nullable Object... parameters) {
    return query(sql, reader, parameters).stream().findFirst();
  }

  /// How many rows it changed.
  public int update(String sql, @Nullable Object... parameters) {
    return transact(statements -> statements.update(sql, parameters));
  }

  @PreDestroy
  void close() {
    pool.close();
  }

  /// The statements of one transaction.
  public static final class Statements {
    private final Connection connection;

    Statements(Connection connection) {
      this.connection = connection;
    }

    public <T> List<T> query(String sql, Reader<T> reader, @Nullable Object... parameters)
        throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, parameters);
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          Row row = new Row(rows);
          while (rows.next()) {
            found.add(reader.read(row));
          }
        }
        return found;
      }
    }

    public int update(String sql, @Nullable Object... parameters) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        bind(statement, parameters);
        return statement.executeUpdate();
      }
    }

    private void bind(PreparedStatement statement, @Nullable Object[] parameters)
        throws SQLException {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, bindable(parameters[i]));
      }
    }

    private @Nullable Object bindable(@Nullable Object value) throws SQLException {
      return switch (value) {
        case Instant time -> time.atOffset(ZoneOffset.UTC);
        case Enum<?> constant -> constant.name();
        case Collection<?> many when many.stream().allMatch(UUID.class::isInstance) ->
            connection.createArrayOf("uuid", many.toArray());
        case Collection<?> many ->
            connection.createArrayOf("text", many.stream().map(String::valueOf).toArray());
        case null, default -> value;
      };
    }
  }
}
