package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// From the POST to the stored conversion, with everything running on the same cores.
final class EndToEndBenchmark {
  private static final int CONNECTIONS = 64;
  private static final Duration WARM_UP = Duration.ofSeconds(60);
  private static final Duration LOAD = Duration.ofSeconds(20);
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);
  private static final double CALM_RATE = 500;

  private final Running running;
  private final Report report;
  private final EventRequests requests;
  private long sent;

  EndToEndBenchmark(Running running, Report report, Corpus corpus) {
    this.running = running;
    this.report = report;
    this.requests = new EventRequests(corpus, running.address(Service.INGEST).getPort());
  }

  void run() throws IOException, SQLException, InterruptedException {
    report.progress("end to end: warming up for %d s", WARM_UP.toSeconds());
    load(0, WARM_UP);
    awaitDelivered();
    report.progress("end to end: as fast as it goes for %d s", LOAD.toSeconds());
    long begin = System.nanoTime();
    long events = load(0, LOAD).succeeded();
    awaitDelivered();
    double perSecond = events * 1e9 / (System.nanoTime() - begin);
    report.progress("end to end: delay at %.0f events/s", CALM_RATE);
    String since = now();
    load(CALM_RATE, LOAD);
    awaitDelivered();
    report.heading("End to end: POST to stored conversion");
    report.line(
        "events per second until the last one is delivered", "%.0f".formatted(perSecond), "", "");
    report.line(
        "delay from POST to stored conversion at %.0f events/s".formatted(CALM_RATE),
        delay(since),
        "",
        "");
  }

  private HttpLoad.Result load(double perSecond, Duration duration) throws IOException {
    long offset = sent;
    HttpLoad.Result result =
        HttpLoad.run(
            new HttpLoad.Plan(
                running.address(Service.INGEST),
                CONNECTIONS,
                perSecond,
                duration,
                number -> requests.apply(offset + number)));
    sent += result.succeeded() + result.failed();
    if (result.failed() > 0) {
      throw new IOException(result.failed() + " events were not accepted: the figures would lie");
    }
    return result;
  }

  /// Until no delivery is under way any more; polled, because the delay itself is read from the
  /// rows.
  private void awaitDelivered() throws SQLException, InterruptedException, IOException {
    long deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
    while (!"0".equals(query("SELECT count(*) FROM ingest.delivery_batch"))) {
      if (System.nanoTime() > deadline) {
        throw new IOException("deliveries are still pending after " + LONGEST_DRAIN);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private String now() throws SQLException {
    return query("SELECT clock_timestamp()::text");
  }

  private String delay(String since) throws SQLException {
    return query(
        """
        SELECT format('p50 %%s ms, p99 %%s ms, p99.9 %%s ms', round(delays[1]), round(delays[2]), round(delays[3]))
        FROM (
          SELECT percentile_cont(ARRAY[0.5, 0.99, 0.999]) WITHIN GROUP (
            ORDER BY 1000 * extract(epoch FROM c.received_at - e.received_at))::numeric[] AS delays
          FROM ingest.event e JOIN goal.conversion c USING (message_id)
          WHERE e.received_at >= '%s') AS measured
        """
            .formatted(since));
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = running.suite().database().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1)).toLowerCase(Locale.ROOT);
    }
  }
}
