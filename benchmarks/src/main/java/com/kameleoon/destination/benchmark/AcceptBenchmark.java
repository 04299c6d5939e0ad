package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Database;
import com.kameleoon.destination.local.suite.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/// Events accepted durably per second, against what the same PostgreSQL does without the product.
///
/// The two receiving services are stopped, so that what is measured is the accept path alone; the
/// end-to-end benchmark has everything running.
final class AcceptBenchmark {
  private static final int CONNECTIONS = 64;
  private static final Duration WARM_UP = Duration.ofSeconds(75);
  // Right after a checkpoint each page of an index that is written to goes into the log as a whole.
  private static final Duration AFTER_CHECKPOINT = Duration.ofSeconds(12);
  private static final Duration FLOOR = Duration.ofSeconds(6);
  private static final Duration LOAD = Duration.ofSeconds(8);
  private static final Duration LATENCY = Duration.ofSeconds(30);

  private final Running running;
  private final Report report;
  private final int rounds;
  private final EventRequests requests;
  private final GroupCommitFloor groupCommit;
  private final List<InsertFloor> floors;

  AcceptBenchmark(Running running, Report report, Corpus corpus, int rounds) {
    this.running = running;
    this.report = report;
    this.rounds = rounds;
    this.requests = new EventRequests(corpus, running.address(Service.INGEST).getPort());
    Database database = running.suite().database();
    this.groupCommit = new GroupCommitFloor(database, corpus);
    this.floors =
        List.of(
            PgbenchFloor.find(database).orElseGet(() -> new JdbcFloor(database, corpus)),
            groupCommit);
  }

  void run() throws IOException, SQLException, InterruptedException {
    running.suite().process(Service.GOAL).stop(Duration.ofSeconds(30));
    running.suite().process(Service.REMOTE_DATA).stop(Duration.ofSeconds(30));
    report.progress("accept: warming up for %d s", WARM_UP.toSeconds());
    load(0, WARM_UP, 0);
    for (InsertFloor each : floors) {
      each.perSecond(FLOOR);
    }
    reuseLog();
    load(0, AFTER_CHECKPOINT, 800_000_000L);
    double[] accepted = new double[rounds];
    double[] serviceMicros = new double[rounds];
    double[] postgresMicros = new double[rounds];
    double[][] floor = new double[floors.size()][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < floors.size(); i++) {
        floor[i][round] = floors.get(i).perSecond(FLOOR);
      }
      Duration service = running.cpu(Service.INGEST);
      Duration postgres = running.postgresCpu();
      HttpLoad.Result result = load(0, LOAD, (round + 1) * 10_000_000L);
      serviceMicros[round] = micros(running.cpu(Service.INGEST).minus(service), result);
      postgresMicros[round] = micros(running.postgresCpu().minus(postgres), result);
      accepted[round] = result.perSecond();
      report.progress(
          "accept: round %d of %d: %.0f events/s, %.0f + %.0f CPU µs each; floors %.0f, %.0f rows/s",
          round + 1,
          rounds,
          accepted[round],
          serviceMicros[round],
          postgresMicros[round],
          floor[0][round],
          floor[1][round]);
    }
    Rounds rate = new Rounds(accepted);
    show(rate, floor);
    showCost(new Rounds(serviceMicros), new Rounds(postgresMicros));
    latency(rate.median() / 2);
  }

  private void show(Rounds rate, double[][] floor) {
    report.heading("Accepting: POST to the 200 after COMMIT");
    report.line("events accepted per second", rate.show("%.0f"), "", "");
    report.line(
        "over " + floors.get(0).name(), rate.over(new Rounds(floor[0])).show("%.2f"), "0.7", "1.0");
    report.line(
        "over " + floors.get(1).name(), rate.over(new Rounds(floor[1])).show("%.2f"), "0.5", "");
  }

  private void showCost(Rounds serviceMicros, Rounds postgresMicros) {
    report.line(
        "CPU µs per event, ingest-service and PostgreSQL",
        serviceMicros.plus(postgresMicros).show("%.0f"),
        "150",
        "100");
    report.line("of it in ingest-service", serviceMicros.show("%.0f"), "", "");
    report.line(
        "RSS of ingest-service under this load",
        "%.0f MiB".formatted(ProcessCpu.residentMib(running.suite().process(Service.INGEST).pid())),
        "300",
        "");
  }

  private static double micros(Duration used, HttpLoad.Result result) {
    return used.toNanos() / 1e3 / result.succeeded();
  }

  /// As on a server that has run for a while. Until the first checkpoint PostgreSQL has no file of
  /// its log to use again, and every 16 MB a commit waits until a new one is filled and flushed.
  private void reuseLog() throws SQLException {
    try (Connection connection = running.suite().database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
  }

  private void latency(double perSecond) throws IOException, SQLException, InterruptedException {
    report.progress("accept: latency at %.0f events/s, open loop", perSecond);
    load(perSecond, Duration.ofSeconds(5), 900_000_000L);
    show(
        "latency of the 200 at half that rate, open loop",
        load(perSecond, LATENCY, 1_000_000_000L).latency());
    groupCommit.latency(perSecond, Duration.ofSeconds(5));
    show(
        "latency of a bare group commit at the same rate", groupCommit.latency(perSecond, LATENCY));
  }

  private void show(String figure, Histogram latency) {
    report.line(
        figure,
        String.format(
            Locale.ROOT,
            "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms",
            latency.getValueAtPercentile(50) / 1e3,
            latency.getValueAtPercentile(99) / 1e3,
            latency.getValueAtPercentile(99.9) / 1e3),
        "",
        "");
  }

  private HttpLoad.Result load(double perSecond, Duration duration, long offset)
      throws IOException {
    HttpLoad.Result result =
        HttpLoad.run(
            new HttpLoad.Plan(
                running.address(Service.INGEST),
                CONNECTIONS,
                perSecond,
                duration,
                number -> requests.apply(offset + number)));
    if (result.failed() > 0) {
      throw new IOException(result.failed() + " events were not accepted: the figures would lie");
    }
    return result;
  }
}
