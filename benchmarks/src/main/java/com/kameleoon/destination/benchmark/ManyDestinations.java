package com.kameleoon.destination.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// What many destinations cost the operator, on a real API server with real controllers; their pods
/// run in name only.
final class ManyDestinations {
  private static final int NAMESPACES = 10;
  private static final int CHANGED_SHARE = 5;
  private static final Duration IDLE = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final String API = "/apis/integrations.kameleoon.com/v1alpha1";

  private final KubeApi cluster;
  private final OperatorFigures operator;
  private final Report report;
  private final int destinations;

  /// @param cluster with the operator in it, and no destination
  ManyDestinations(KubeApi cluster, OperatorFigures operator, Report report, int destinations) {
    this.cluster = cluster;
    this.operator = operator;
    this.report = report;
    this.destinations = destinations;
  }

  void run(Path home) throws Exception {
    Path jar = home.resolve("benchmarks/target/benchmarks-0.1.0.jar");
    try (StandInNode _ = StandInNode.join(cluster, report, jar)) {
      report.heading(
          "Operator with %d destinations, whose pods run in name only".formatted(destinations));
      report.line("memory before the first (MiB)", mebibytes(operator.memory()), "", "");
      come();
      idle();
      change();
      report.line("memory after all of it (MiB)", mebibytes(operator.memory()), "", "under 300");
    }
  }

  private void come() throws Exception {
    for (int i = 0; i < NAMESPACES; i++) {
      cluster.apply(
          "/api/v1/namespaces/" + namespace(i),
          "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"%s\"}}"
              .formatted(namespace(i)));
    }
    double before = operator.reconciles();
    long begin = System.nanoTime();
    for (int i = 0; i < destinations; i++) {
      apply(i);
    }
    awaitReady(_ -> true, "all destinations are to be ready");
    double seconds = (System.nanoTime() - begin) / 1e9;
    report.line("apply of all to all Ready (s)", "%.0f".formatted(seconds), "", "");
    double each = (operator.reconcilesWhenQuiet() - before) / destinations;
    report.line("reconciles for each until Ready", "%.1f".formatted(each), "", "");
  }

  private static String namespace(int destination) {
    return "team-" + destination % NAMESPACES;
  }

  private static String path(int destination) {
    return "%s/namespaces/%s/kameleoondestinations/shop-%d"
        .formatted(API, namespace(destination), destination);
  }

  private void apply(int destination) throws Exception {
    String key = "{\"id\":\"shop\",\"secret\":\"benchmark\"}";
    cluster.apply(
        "/api/v1/namespaces/%s/secrets/shop-%d".formatted(namespace(destination), destination),
        """
        {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "shop-%d"}, "stringData": {
          "apiKey": "%s", "webWriteKey": "web",
          "host": "db", "port": "5432", "dbname": "d", "username": "u", "password": "p"}}
        """
            .formatted(
                destination,
                Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8))));
    cluster.apply(
        path(destination),
        """
        {"apiVersion": "integrations.kameleoon.com/v1alpha1", "kind": "KameleoonDestination",
         "metadata": {"name": "shop-%1$d"}, "spec": {
           "sitecode": "s%1$09d", "apiKeySecretRef": {"name": "shop-%1$d", "key": "apiKey"},
           "sources": [{"name": "web",
             "writeKeySecretRef": {"name": "shop-%1$d", "key": "webWriteKey"}}],
           "database": {"secretRef": {"name": "shop-%1$d"}}}}
        """
            .formatted(destination));
  }

  private void idle() throws Exception {
    OperatorFigures.Cpu before = operator.cpu();
    double reconciles = operator.reconciles();
    report.progress("nothing changes for %d minutes ...", IDLE.toMinutes());
    // What is measured is time that passes.
    TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
    double share = operator.cpu().percentSince(before);
    double seen = operator.reconciles() - reconciles;
    report.line("CPU while nothing changes (%)", "%.2f".formatted(share), "", "under 1");
    report.line("reconciles while nothing changes", "%.0f".formatted(seen), "", "");
    report.line(
        "memory while nothing changes (MiB)", mebibytes(operator.memory()), "", "under 300");
  }

  private void change() throws Exception {
    int changed = Math.max(destinations / CHANGED_SHARE, 1);
    double before = operator.reconciles();
    long begin = System.nanoTime();
    for (int i = 0; i < changed; i++) {
      cluster.patch(
          path(i),
          """
          {"spec": {"filters": [{"name": "no robots", "if": "event = \\"Robot\\"",
            "actions": [{"type": "DROP"}]}]}}
          """);
    }
    awaitReady(ManyDestinations::isCurrent, "the changed ones are to be ready");
    double seconds = (System.nanoTime() - begin) / 1e9;
    double each = (operator.reconcilesWhenQuiet() - before) / changed;
    report.line(
        "%d edits at once to all Ready (s)".formatted(changed), "%.0f".formatted(seconds), "", "");
    report.line("reconciles per edit", "%.2f".formatted(each), "", "at most 3");
  }

  private static boolean isCurrent(JsonNode destination) {
    return destination.at("/status/observedGeneration").asLong()
        == destination.at("/metadata/generation").asLong();
  }

  private void awaitReady(Predicate<JsonNode> also, String otherwise) throws Exception {
    Awaited.await(
        PATIENCE,
        Duration.ofSeconds(1),
        otherwise + " and are not",
        () -> ready(also) == destinations);
  }

  private long ready(Predicate<JsonNode> also) throws Exception {
    return cluster
        .json(API + "/kameleoondestinations")
        .path("items")
        .valueStream()
        .filter(ClusterBenchmark::saysReady)
        .filter(also)
        .count();
  }

  private static String mebibytes(double bytes) {
    return "%.0f".formatted(bytes / (1 << 20));
  }
}
