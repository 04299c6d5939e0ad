package com.kameleoon.destination.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// What the operator in a cluster has done and costs.
final class OperatorFigures {
  private static final String NAMESPACE = "kameleoon";
  private static final String METRICS =
      "/api/v1/namespaces/kameleoon/services/kd-kameleoon-destination-metrics:http/proxy/metrics";
  private static final Duration SETTLED = Duration.ofSeconds(30);

  private final KubeApi cluster;

  OperatorFigures(KubeApi cluster) {
    this.cluster = cluster;
  }

  /// Reconciliations begun since it started.
  double reconciles() throws IOException, InterruptedException {
    return cluster
        .text(METRICS)
        .lines()
        .filter(line -> line.startsWith("operator_reconciliations_started_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /// The same, once there have been no more for half a minute.
  double reconcilesWhenQuiet() throws IOException, InterruptedException {
    double last = -1;
    long since = System.nanoTime();
    while (System.nanoTime() - since < SETTLED.toNanos()) {
      double now = reconciles();
      since = now == last ? since : System.nanoTime();
      last = now;
      TimeUnit.SECONDS.sleep(1);
    }
    return last;
  }

  /// CPU time until a moment, as the kubelet counts it.
  record Cpu(Instant at, Duration used) {
    double percentSince(Cpu before) {
      return 100.0
          * used.minus(before.used()).toNanos()
          / Duration.between(before.at(), at).toNanos();
    }
  }

  Cpu cpu() throws IOException, InterruptedException {
    JsonNode cpu = container().path("cpu");
    return new Cpu(
        Instant.parse(cpu.path("time").asText()),
        Duration.ofNanos(cpu.path("usageCoreNanoSeconds").asLong()));
  }

  /// Bytes that count against its limit: with files that it has mapped and uses.
  double memory() throws IOException, InterruptedException {
    return container().at("/memory/workingSetBytes").asDouble();
  }

  /// Of the one pod in its namespace.
  private JsonNode container() throws IOException, InterruptedException {
    for (JsonNode node : cluster.json("/api/v1/nodes").path("items")) {
      String name = node.at("/metadata/name").asText();
      JsonNode summary = cluster.json("/api/v1/nodes/" + name + "/proxy/stats/summary");
      for (JsonNode pod : summary.path("pods")) {
        if (pod.at("/podRef/namespace").asText().equals(NAMESPACE)) {
          return pod.at("/containers/0");
        }
      }
    }
    throw new IOException("no kubelet knows what the operator uses");
  }
}
