package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/// How quick the console is over many stored events, and what keeping all of it costs the events
/// that are being accepted.
final class ConsoleBenchmark {
  private static final int CONNECTIONS = 64;
  private static final Duration LOAD = Duration.ofSeconds(8);
  private static final Duration LOOK = Duration.ofSeconds(8);
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
  private static final String LOCK = "select %s('ingest.report_progress'::regclass::oid::bigint)";

  private final Running running;
  private final Report report;
  private final int rounds;
  private final long events;
  private final EventRequests requests;

  ConsoleBenchmark(Running running, Report report, Corpus corpus, int rounds, long events) {
    this.running = running;
    this.report = report;
    this.rounds = rounds;
    this.events = events;
    this.requests = new EventRequests(corpus, running.address(Service.INGEST).getPort());
  }

  void run() throws IOException, SQLException {
    accept();
    new StoredEvents(running.suite().database(), report).fill(events);
    report.heading(String.format(Locale.ROOT, "Console with %,d stored events", events));
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(3);
    long each = events / 7;
    look("overview of 7 days, the page", "300", _ -> "/console?range=7d");
    look("overview of 24 hours, the page", "300", _ -> "/console?range=24h");
    look(
        "search by messageId, explained",
        "50",
        n -> "/api/v1/events/bench-" + day + "-" + Math.floorMod(n * 7919, each));
    look(
        "search by user",
        "300",
        n -> "/api/v1/events?user=user-" + Math.floorMod(n * 7919, StoredEvents.USERS));
    look("newest events, the page", "", _ -> "/console/events");
  }

  private void look(String what, String most, LongFunction<String> path) throws IOException {
    run(path, Duration.ofSeconds(3));
    Histogram latency = run(path, LOOK).latency();
    report.line(
        what + ", p95 (ms)",
        String.format(
            Locale.ROOT,
            "%.0f (p50 %.0f, %d looks)",
            latency.getValueAtPercentile(95) / 1e3,
            latency.getValueAtPercentile(50) / 1e3,
            latency.getTotalCount()),
        most,
        "");
  }

  private HttpLoad.Result run(LongFunction<String> path, Duration duration) throws IOException {
    InetSocketAddress address = running.address(Service.INGEST);
    String token = running.consoleToken();
    HttpLoad.Result result =
        HttpLoad.run(
            new HttpLoad.Plan(
                address,
                1,
                0,
                duration,
                n ->
                    "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(path.apply(n), token)
                        .getBytes(StandardCharsets.US_ASCII)));
    if (result.failed() > 0) {
      throw new IOException(result.failed() + " looks failed: the figures would lie");
    }
    return result;
  }

  /// The same load with everything, and without the indexes and the counting.
  private void accept() throws IOException, SQLException {
    running.suite().process(Service.GOAL).stop(Duration.ofSeconds(30));
    running.suite().process(Service.REMOTE_DATA).stop(Duration.ofSeconds(30));
    report.progress("console: warming up for 40 s");
    load(Duration.ofSeconds(40), 0);
    double[] with = new double[rounds];
    double[] without = new double[rounds];
    try (Connection connection = running.suite().database().connect();
        Statement statement = connection.createStatement()) {
      for (int round = 0; round < rounds; round++) {
        statement.execute(LOCK.formatted("pg_advisory_lock") + ";" + INDEXES_AWAY);
        without[round] = load(LOAD, (2 * round + 1) * 10_000_000L).perSecond();
        statement.execute(INDEXES_BACK + ";" + LOCK.formatted("pg_advisory_unlock"));
        with[round] = load(LOAD, (2 * round + 2) * 10_000_000L).perSecond();
        report.progress(
            "console: round %d of %d: %.0f events/s with, %.0f without",
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
