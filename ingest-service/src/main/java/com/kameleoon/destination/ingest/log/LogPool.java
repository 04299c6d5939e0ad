package com.kameleoon.destination.ingest.log;

import com.zaxxer.hikari.HikariConfig;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sets up the pool before it connects, and waits for the database at start-up.
@Singleton
final class LogPool implements BeanCreatedEventListener<DatasourceConfiguration> {
  private static final Logger LOG = LoggerFactory.getLogger(LogPool.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  // Every statement here is short and has one good plan, whatever its parameters: by key, row after
  // row. A plan is made when the day is still empty, and one that is good for an empty table would
  // read all of it, for every lease, when it is full.
  private static final String SESSION =
      """
      set statement_timeout = '10s'; set lock_timeout = '5s';
      set idle_in_transaction_session_timeout = '30s'; set plan_cache_mode = force_generic_plan;
      set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
      set enable_material = off; set max_parallel_workers_per_gather = 0; set jit = off\
      """;

  private final LogSettings settings;

  LogPool(LogSettings settings) {
    this.settings = settings;
  }

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration pool = event.getBean();
    configure(pool);
    awaitDatabase(pool);
    return pool;
  }

  static void configure(HikariConfig pool) {
    pool.setConnectionInitSql(SESSION);
    pool.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
    pool.setValidationTimeout(Duration.ofSeconds(2).toMillis());
    pool.addDataSourceProperty("connectTimeout", "3");
    pool.addDataSourceProperty("socketTimeout", "30");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    pool.addDataSourceProperty("prepareThreshold", "1");
    // The detail of an error quotes the row, and errors are logged.
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    pool.addDataSourceProperty("ApplicationName", "ingest-service");
  }

  private void awaitDatabase(HikariConfig pool) {
    long deadline = System.nanoTime() + settings.databaseWait().toNanos();
    boolean said = false;
    while (true) {
      try (var connection =
          DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())) {
        LOG.info("The database answers url={}", withoutParameters(pool.getJdbcUrl()));
        return;
      } catch (SQLException e) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "no database at %s within %s: %s"
                  .formatted(
                      withoutParameters(pool.getJdbcUrl()),
                      settings.databaseWait(),
                      e.getMessage()),
              e);
        }
        if (!said) {
          LOG.warn(
              "Waiting for the database url={} atMost={} because={}",
              withoutParameters(pool.getJdbcUrl()),
              settings.databaseWait(),
              e.getMessage());
          said = true;
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for the database", e);
    }
  }

  private static String withoutParameters(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }
}
