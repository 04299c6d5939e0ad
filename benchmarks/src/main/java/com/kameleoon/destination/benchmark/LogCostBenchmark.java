package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// What the console's indexes and counting cost the events that are being accepted.
final class LogCostBenchmark {
  private static final int CONNECTIONS = 64;
  private static final Duration LOAD = Duration.ofSeconds(12);
  private static final String INDEXES_AWAY =
      "drop index ingest.event_received; drop index ingest.event_user; drop index ingest.event_anonymous";
  private static final String INDEXES_BACK =
      """
      create index event_received on ingest.event using brin (received_at)
        with (pages_per_range = 64);
      create index event_user on ingest.event (hashtextextended(user_id, 0))
        where user_id is not null;
      create index event_anonymous on ingest.event (hashtextextended(anonymous_id, 0))
        where anonymous_id is not null\
      """;
  private static final String EMPTY =
      """
      truncate ingest.event, ingest.delivery_batch, ingest.delivery_outcome, ingest.report_minute,
        ingest.report_minute_total, ingest.report_latency, ingest.report_unsettled\
      """;
  private static final String LOCK = "select %s('ingest.report_progress'::regclass::oid::bigint)";

  private final Running running;
  private final Report report;
  private final int rounds;
  private final EventRequests requests;

  LogCostBenchmark(Running running, Report report, Corpus corpus, int rounds) {
    this.running = running;
    this.report = report;
    this.rounds = rounds;
    this.requests = new EventRequests(corpus, running.address(Service.INGEST).getPort());
  }

  /// The same load with everything, and without the indexes and the counting; who begins changes.
  void run() throws IOException, SQLException {
    running.suite().process(Service.GOAL).stop(Duration.ofSeconds(30));
    running.suite().process(Service.REMOTE_DATA).stop(Duration.ofSeconds(30));
    report.progress("logcost: warming up for 40 s");
    load(Duration.ofSeconds(40), 0);
    double[] with = new double[rounds];
    double[] without = new double[rounds];
    try (Connection connection = running.suite().database().connect();
        Statement statement = connection.createStatement()) {
      for (int round = 0; round < rounds; round++) {
        long place = (2 * round + 1) * 10_000_000L;
        boolean withFirst = round % 2 == 1;
        if (withFirst) {
          with[round] = loadAfresh(statement, place);
        }
        statement.execute(LOCK.formatted("pg_advisory_lock") + ";" + INDEXES_AWAY);
        without[round] = loadAfresh(statement, place + 5_000_000L);
        statement.execute(INDEXES_BACK + ";" + LOCK.formatted("pg_advisory_unlock"));
        if (!withFirst) {
          with[round] = loadAfresh(statement, place);
        }
        report.progress(
            "logcost: round %d of %d: %.0f events/s with, %.0f without",
            round + 1, rounds, with[round], without[round]);
      }
    }
    report.heading("Accepting with all that the console reads, against without");
    report.line("events accepted per second with it", new Rounds(with).show("%.0f"), "", "");
    report.line(
        "over the same without it",
        new Rounds(with).over(new Rounds(without)).show("%.3f"),
        "0.90",
        "1.00");
  }

  /// Over an empty log, so that neither side pays for what the other one left: to be indexed, to be
  /// counted, or to be written to the disk.
  private double loadAfresh(Statement statement, long offset) throws IOException, SQLException {
    statement.execute(EMPTY);
    statement.execute("checkpoint");
    return load(LOAD, offset).perSecond();
  }

  private HttpLoad.Result load(Duration duration, long offset) throws IOException {
    HttpLoad.Result result =
        HttpLoad.run(
            new HttpLoad.Plan(
                running.address(Service.INGEST),
                CONNECTIONS,
                0,
                duration,
                number -> requests.apply(offset + number)));
    if (result.failed() > 0) {
      throw new IOException(result.failed() + " events were not accepted: the figures would lie");
    }
    return result;
  }
}
