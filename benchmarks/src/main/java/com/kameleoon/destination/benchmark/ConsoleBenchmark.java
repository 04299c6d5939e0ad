package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/// How quick the console and its API are over many stored events.
final class ConsoleBenchmark {
  private static final Duration LOOK = Duration.ofSeconds(8);
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final Duration COUNTING = Duration.ofMinutes(40);

  private final Running running;
  private final Report report;
  private final long events;
  private final StoredEvents stored;

  ConsoleBenchmark(Running running, Report report, long events) {
    this.running = running;
    this.report = report;
    this.events = events;
    this.stored = new StoredEvents(running.suite().database(), report);
  }

  void run() throws IOException, SQLException, InterruptedException {
    if (stored.count() < events / StoredEvents.DAYS * StoredEvents.DAYS) {
      running.suite().process(Service.INGEST).stop(STOP);
      stored.fill(events);
      running.suite().process(Service.INGEST).start();
      running.suite().process(Service.INGEST).awaitReady(Duration.ofMinutes(4));
    }
    report.heading(String.format(Locale.ROOT, "Console with %,d stored events", stored.count()));
    awaitCounting();
    lookAtPages();
    lookAtEvents();
  }

  private void lookAtPages() throws IOException {
    String week =
        "?from=%s&to=%s".formatted(hoursAgo(24 * 7), Instant.now().truncatedTo(ChronoUnit.HOURS));
    look("overview of 7 days, the page", "300", _ -> "/console?range=7d");
    look("overview of 24 hours, the page", "300", _ -> "/console?range=24h");
    look("overview of 6 hours, the page", "300", _ -> "/console?range=6h");
    look("report of 7 days by name", "300", _ -> "/api/v1/delivery" + week + "&groupBy=NAME");
  }

  private void lookAtEvents() throws IOException {
    look("search by messageId, explained", "50", n -> "/api/v1/events/" + messageId(n));
    look("search by messageId, the page", "50", n -> "/console/event?id=" + messageId(n));
    look(
        "search by user, the frequent ones more often",
        "300",
        n -> "/api/v1/events?user=" + StoredEvents.user(n));
    look("search by user, the page", "300", n -> "/console/events?user=" + StoredEvents.user(n));
    look("search by the busiest user", "300", _ -> "/api/v1/events?user=user-0");
    look("newest events, the page", "300", _ -> "/console/events");
    look("newest discards, the page", "", _ -> "/console/events?status=DISCARDED");
    look("newest events of a name", "", n -> "/api/v1/events?name=Page%20" + Math.floorMod(n, 25L));
  }

  private String messageId(long number) {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(1 + Math.floorMod(number, 7L));
    return "bench-" + day + "-" + Math.floorMod(number * 7_919_117, events / StoredEvents.DAYS);
  }

  /// The service counts what was filled in, as it would after an import.
  private void awaitCounting() throws SQLException, InterruptedException, IOException {
    Instant begin = Instant.now();
    while (stored.minutesToCount() > 2) {
      if (Duration.between(begin, Instant.now()).compareTo(COUNTING) > 0) {
        throw new IOException("the events are not counted yet");
      }
      report.progress("console: the service is counting: %,d so far", stored.counted());
      Thread.sleep(Duration.ofSeconds(10));
    }
    if (stored.counted() != stored.count()) {
      throw new IOException(
          "the service counted %d of %d".formatted(stored.counted(), stored.count()));
    }
    long seconds = Duration.between(begin, Instant.now()).toSeconds();
    report.line("seconds until the reports had counted all of them", "" + seconds, "", "");
  }

  private static Instant hoursAgo(int hours) {
    return Instant.now().truncatedTo(ChronoUnit.HOURS).minus(hours, ChronoUnit.HOURS);
  }

  private void look(String what, String most, LongFunction<String> path) throws IOException {
    run(path, WARM_UP);
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
    String token = running.consoleToken();
    HttpLoad.Result result =
        HttpLoad.run(
            new HttpLoad.Plan(
                running.address(Service.INGEST),
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
}
