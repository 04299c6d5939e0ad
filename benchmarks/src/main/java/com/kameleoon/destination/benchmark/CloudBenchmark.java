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
  private static final int LINE = 200_000;
  private static final int WAITING = 1_000_000;
  private static final int STEADY = 40;
  private static final String GOAL = "SegmentIO track \u2013 Benchmark";

  private final Report report;
  private final HttpClient client = HttpClient.newHttpClient();
  private final StandIn account = StandIn.start("1q2w3e4r5t", Clock.systemUTC());

  CloudBenchmark(Report report) {
    this.report = report;
  }

  void run() throws Exception {
    account.events().keep(false);
    account.delay(Duration.ofMillis(50));
    try (account;
        Running running = Running.start(new CloudDestination(account)::file)) {
      report.heading("Conversions to an account that answers in 50 ms, one replica");
      post(running, 0, 1);
      await(() -> account.goals().named(GOAL).isPresent() && account.events().lines() == 1);
      forward(running);
      delay(running);
      memory(running);
    }
  }

  private void forward(Running running) throws Exception {
    long lines = account.events().lines();
    int requests = account.events().requests();
    fill(running, "R", "id", LINE);
    await(() -> account.events().lines() > lines);
    long begin = System.nanoTime();
    long first = account.events().lines();
    await(() -> account.events().lines() >= lines + LINE);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double each = (account.events().requests() - requests) * 1000.0 / LINE;
    report.line("forwarded per second", "%.0f".formatted((lines + LINE - first) / seconds), "", "");
    report.line("requests per 1,000 conversions", "%.2f".formatted(each), "at most 5", "");
  }

  /// A batch of ten every 100 ms.
  private void delay(Running running) throws Exception {
    for (int i = 1; i <= STEADY * 10; i++) {
      post(running, i, 10);
      TimeUnit.MILLISECONDS.sleep(100);
    }
    report.line("event to upstream, p50 (ms)", quantile(running, "0.5"), "", "");
    report.line("event to upstream, p99 (ms)", quantile(running, "0.99"), "", "");
  }

  private void memory(Running running) throws Exception {
    long pid = running.suite().process(Service.GOAL).pid();
    double before = ProcessCpu.residentMib(pid);
    fill(running, "W", "-1", WAITING);
    TimeUnit.SECONDS.sleep(10);
    post(running, 100_000, 10);
    TimeUnit.SECONDS.sleep(10);
    double after = ProcessCpu.residentMib(pid);
    report.line("RSS before (MiB)", "%.0f".formatted(before), "", "");
    report.line("RSS with 1,000,000 waiting (MiB)", "%.0f".formatted(after), "", "flat");
  }

  /// @param goal an expression over the goal's row; -1 is a goal that is never there
  private static void fill(Running running, String state, String goal, int rows)
      throws SQLException {
    String sql =
        """
        insert into goal.forwarding (state, key, goal_id, visitor_code, revenue, negative)
        select '%s', uuidv4(), (select %s from goal.goal where name like '%%Benchmark'),
          'visitor-' || n, n %% 100, false
        from generate_series(1, %d) n
        """
            .formatted(state, goal, rows);
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
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the account did not receive what it should");
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
