package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// CPU per `GET /map/map` over that of plain Netty with a map in memory, on the same keys.
final class MapReadBenchmark {
  private static final int KEYS = 20_000;
  private static final int BATCH = 500;
  private static final int CONNECTIONS = 64;
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration LOAD = Duration.ofSeconds(6);

  private final Running running;
  private final Report report;
  private final int rounds;

  MapReadBenchmark(Running running, Report report, int rounds) {
    this.running = running;
    this.report = report;
    this.rounds = rounds;
  }

  void run() throws IOException, InterruptedException {
    store();
    Process netty = plainNetty();
    try {
      compare(netty);
    } finally {
      netty.destroy();
    }
  }

  private void compare(Process netty) throws IOException {
    InetSocketAddress plain = new InetSocketAddress("127.0.0.1", port(netty));
    InetSocketAddress product = running.address(Service.REMOTE_DATA);
    long productPid = running.suite().process(Service.REMOTE_DATA).pid();
    report.progress("map: warming both up for %d s each", WARM_UP.toSeconds());
    load(plain, WARM_UP);
    load(product, WARM_UP);
    double[] ours = new double[rounds];
    double[] theirs = new double[rounds];
    double[] rate = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      theirs[round] = cpuMicros(netty.pid(), plain);
      Duration before = ProcessCpu.of(productPid);
      HttpLoad.Result result = load(product, LOAD);
      ours[round] = ProcessCpu.of(productPid).minus(before).toNanos() / 1e3 / result.succeeded();
      rate[round] = result.perSecond();
      report.progress(
          "map: round %d of %d: %.1f CPU µs, plain Netty %.1f",
          round + 1, rounds, ours[round], theirs[round]);
    }
    Rounds micros = new Rounds(ours);
    report.heading("Reading: GET /map/map, %,d keys".formatted(KEYS));
    report.line("reads per second", new Rounds(rate).show("%.0f"), "", "");
    report.line("CPU µs per read", micros.show("%.1f"), "", "");
    report.line(
        "CPU per read over plain Netty",
        micros.over(new Rounds(theirs)).show("%.2f"),
        "1.3",
        "1.1");
  }

  private double cpuMicros(long pid, InetSocketAddress target) throws IOException {
    Duration before = ProcessCpu.of(pid);
    HttpLoad.Result result = load(target, LOAD);
    return ProcessCpu.of(pid).minus(before).toNanos() / 1e3 / result.succeeded();
  }

  private HttpLoad.Result load(InetSocketAddress target, Duration duration) throws IOException {
    MapReads reads = new MapReads(KEYS, target.getPort());
    HttpLoad.Result result =
        HttpLoad.run(new HttpLoad.Plan(target, CONNECTIONS, 0, duration, reads));
    if (result.failed() > 0) {
      throw new IOException(result.failed() + " reads failed: the figures would lie");
    }
    return result;
  }

  private void store() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = running.suite().url(Service.REMOTE_DATA).resolve("/v1/remote-data");
      for (int from = 0; from < KEYS; from += BATCH) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + running.serviceToken())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(batch(from)))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.body().contains("discarded")) {
          throw new IOException("profiles could not be stored: " + answer.body());
        }
      }
      check(client);
    }
  }

  /// Both servers answer the same bytes, or the comparison is worth nothing.
  private void check(HttpClient client) throws IOException, InterruptedException {
    URI uri =
        running
            .suite()
            .url(Service.REMOTE_DATA)
            .resolve("/map/map?siteCode=%s&key=%s".formatted(MapReads.SITECODE, MapReads.key(7)));
    String answer =
        client
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    String expected = new String(MapReads.value(7), StandardCharsets.UTF_8);
    if (!answer.equals(expected)) {
      throw new IOException("expected " + expected + " but read " + answer);
    }
  }

  private static String batch(int from) {
    return IntStream.range(from, from + BATCH)
        .mapToObj(i ->
            String.format(
                Locale.ROOT,
                """
                {"id":"%d","messageId":"m-%d","timestamp":"2026-01-02T03:04:05Z","ids":["%s"],\
                "change":{"kind":"traits","traits":%s}}\
                """,
                i,
                i,
                MapReads.userId(i),
                MapReads.traits(i)))
        .collect(Collectors.joining(",", "{\"version\":1,\"items\":[", "]}"));
  }

  private static Process plainNetty() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            // Its output is the port; the services' log library would write there too.
            "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
            "-cp",
            System.getProperty("java.class.path"),
            PlainNettyMap.class.getName(),
            Integer.toString(KEYS))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static int port(Process netty) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(netty.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the plain Netty server did not start");
    }
    return Integer.parseInt(line.strip());
  }
}
