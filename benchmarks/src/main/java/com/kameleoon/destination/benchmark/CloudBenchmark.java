package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.standin.StandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// How fast one replica of goal-service forwards conversions to an account that answers in 50 ms,
/// how long an event is on its way, and what a long line costs in memory.
final class CloudBenchmark {
  private static final int WAITING = 1_000_000;
  private static final int STEADY = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final String GOAL = "SegmentIO track \u2013 Benchmark";

  /// The account has refused it for now.
  private static final String NEW_GOAL =
      """
      insert into goal.goal (name, tag, created_automatically, state, retry_at)
      values ('Waiting', 'segment.io', true, 'WAITING', 'infinity');
      insert into goal.goal_binding (event_type, event_name, goal_id)
      select 'track', 'Waiting', id from goal.goal where name = 'Waiting'
      """;

  private static final String FILL =
      """
      insert into goal.forwarding (state, key, goal_id, visitor_code, revenue, negative)
      select 'W', uuidv4(), (select id from goal.goal where name = 'Waiting'),
        'visitor-' || n, n %% 100, false
      from generate_series(1, %d) n
      """;

  private final Report report;
  private final HttpClient client = HttpClient.newHttpClient();
  private final StandIn account = StandIn.start("1q2w3e4r5t", Clock.systemUTC());

  private CloudBenchmark(Report report) {
    this.report = report;
    account.events().keep(false);
    account.delay(Duration.ofMillis(50));
  }

  static void run(Report report) throws Exception {
    report.heading("Conversions to an account that answers in 50 ms, one replica");
    new CloudBenchmark(report).atOnce();
    new CloudBenchmark(report).gathered();
  }

  private void atOnce() throws Exception {
    try (account;
        Running running = Running.start(new CloudDestination(account, "1ms")::file)) {
      warmUp(running);
      delay(running, "1ms", "");
    }
  }

  private void gathered() throws Exception {
    try (account;
        Running running = Running.start(new CloudDestination(account, "3s")::file)) {
      warmUp(running);
      delay(running, "3s, as usual", "at most 5");
      line(running);
    }
  }

  private void warmUp(Running running) throws Exception {
    post(running, 0, 1);
    await(() -> account.goals().named(GOAL).isPresent() && account.events().lines() == 1);
    report.progress("warming up");
    steady(running, 20);
  }

  private void delay(Running running, String gatherFor, String floor) throws Exception {
    report.progress("100 conversions a second for %d s", STEADY);
    double each = steady(running, STEADY);
    String at = " at 100/s, gatherFor: " + gatherFor;
    report.line("event to upstream, p50 (ms)" + at, quantile(running, "0.5"), "", "");
    report.line("event to upstream, p99 (ms)" + at, quantile(running, "0.99"), "", "");
    report.line("requests per 1,000" + at, "%.1f".formatted(each), floor, "");
  }

  /// A batch of ten every 100 ms; answers the requests that 1,000 of them took.
  private double steady(Running running, int seconds) throws Exception {
    long lines = account.events().lines();
    int requests = account.events().requests();
    for (int i = 1; i <= seconds * 10; i++) {
      post(running, seconds * 1_000_000 + i, 10);
      TimeUnit.MILLISECONDS.sleep(100);
    }
    await(() -> account.events().lines() >= lines + seconds * 100L);
    return (account.events().requests() - requests) * 10.0 / seconds;
  }

  /// A million wait for a goal; then it is created, and all of them are sent.
  private void line(Running running) throws Exception {
    long pid = running.suite().process(Service.GOAL).pid();
    report.progress("putting 1,000,000 conversions in line");
    double before = highest(pid, 10);
    execute(running, NEW_GOAL);
    execute(running, FILL.formatted(WAITING));
    double waiting = highest(pid, 60);
    report.line("RSS before (MiB)", "%.0f".formatted(before), "", "");
    report.line("RSS with 1,000,000 waiting (MiB)", "%.0f".formatted(waiting), "", "flat");
    long lines = account.events().lines();
    int requests = account.events().requests();
    execute(running, "update goal.goal set retry_at = null where name = 'Waiting'");
    await(() -> account.events().lines() > lines);
    report.progress("sending them");
    Duration cpu = running.cpu(Service.GOAL);
    long begin = System.nanoTime();
    long first = account.events().lines();
    double sending = 0;
    while (account.events().lines() < lines + WAITING) {
      sending = Math.max(sending, highest(pid, 1));
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException("the account did not receive what it should");
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    double sent = lines + WAITING - first;
    double each = (account.events().requests() - requests) * 1000.0 / WAITING;
    double micros = running.cpu(Service.GOAL).minus(cpu).toNanos() / 1e3 / sent;
    report.line("RSS while they are sent, highest (MiB)", "%.0f".formatted(sending), "", "flat");
    report.line("forwarded per second, from a line", "%.0f".formatted(sent / seconds), "", "");
    report.line("requests per 1,000 of them", "%.2f".formatted(each), "at most 5", "");
    report.line("CPU \u00b5s of goal-service for each", "%.1f".formatted(micros), "", "");
  }

  /// The highest resident memory in that many seconds.
  private static double highest(long pid, int seconds) throws InterruptedException {
    double highest = 0;
    for (int i = 0; i < seconds * 4; i++) {
      highest = Math.max(highest, ProcessCpu.residentMib(pid));
      TimeUnit.MILLISECONDS.sleep(250);
    }
    return highest;
  }

  private static void execute(Running running, String sql) throws SQLException {
    try (Connection connection = running.suite().database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void post(Running running, int number, int items) throws Exception {
    StringBuilder body = new StringBuilder("{\"version\":1,\"items\":[");
    for (int i = 0; i < items; i++) {
      String id = number + "-" + i;
      body.append(i == 0 ? "" : ",")
          .append(
              """
              {"id":"%s","messageId":"%s","type":"track","name":"Benchmark","visitorCode":"v%s",\
              "timestamp":"%s","properties":{"revenue":1.5}}\
              """
                  .formatted(id, id, id, Instant.now()));
    }
    URI uri = running.suite().url(Service.GOAL).resolve("/v1/conversions");
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + running.serviceToken())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.append("]}").toString()))
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IOException("goal-service answered " + status);
    }
  }

  private String quantile(Running running, String quantile) throws Exception {
    URI uri = running.suite().managementUrl(Service.GOAL).resolve("/prometheus");
    String text =
        client
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    String series = "kameleoon_goal_forward_delay_seconds{quantile=\"" + quantile + "\"}";
    return text.lines()
        .filter(line -> line.startsWith(series))
        .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .map(seconds -> "%.0f".formatted(seconds * 1000))
        .findFirst()
        .orElse("-");
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the account did not receive what it should");
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
