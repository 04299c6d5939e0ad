package com.kameleoon.destination.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// On a real Kubernetes: from `kubectl apply` to Ready, and from an edit until every replica of
/// ingest-service runs it, with what the operator does for it.
final class ClusterBenchmark {
  private static final int EDITS = 20;
  private static final int REPLICAS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String NAMESPACE = "benchmark";
  private static final String RESOURCE =
      "/apis/integrations.kameleoon.com/v1alpha1/namespaces/benchmark/kameleoondestinations/lamps";
  private static final String PODS = "/api/v1/namespaces/benchmark/pods";

  private final Report report;
  private final int destinations;

  /// @param destinations how many the operator gets at the end
  ClusterBenchmark(Report report, int destinations) {
    this.report = report;
    this.destinations = destinations;
  }

  void run(Path home) throws Exception {
    report.progress("a cluster ...");
    try (KubeApi cluster = KubeApi.start(home)) {
      cluster.command(
          "helm4",
          "install kd charts/kameleoon-destination-operator --namespace kameleoon"
              + " --create-namespace --wait --timeout 15m");
      report.heading(
          "Operator on Kubernetes, one destination, %d replicas of ingest-service"
              .formatted(REPLICAS));
      OperatorFigures operator = new OperatorFigures(cluster);
      applied(cluster);
      edited(cluster, operator);
      cluster.command("kubectl", "delete namespace " + NAMESPACE);
      new ManyDestinations(cluster, operator, report, destinations).run(home);
    }
  }

  private void applied(KubeApi cluster) throws Exception {
    cluster.command("kubectl", "create namespace " + NAMESPACE);
    long begin = System.nanoTime();
    cluster.command(
        "kubectl", "apply --namespace " + NAMESPACE + " -f examples/shop/destination.yaml");
    await(() -> isReady(cluster));
    report.line("apply to Ready, images on the node (s)", seconds(begin), "", "");
    begin = System.nanoTime();
    cluster.patch(
        RESOURCE, "{\"spec\":{\"components\":{\"ingest\":{\"replicas\":" + REPLICAS + "}}}}");
    await(() -> isReady(cluster) && revisions(cluster).size() == REPLICAS);
    report.line("scaled to %d and Ready (s)".formatted(REPLICAS), seconds(begin), "", "");
  }

  private void edited(KubeApi cluster, OperatorFigures operator) throws Exception {
    List<Double> live = new ArrayList<>();
    List<Double> ready = new ArrayList<>();
    double reconciles = operator.reconciles();
    for (int edit = 1; edit <= EDITS; edit++) {
      Set<String> before = new HashSet<>(revisions(cluster));
      long begin = System.nanoTime();
      cluster.patch(RESOURCE, filter(edit));
      await(() -> isLive(revisions(cluster), before));
      live.add((System.nanoTime() - begin) / 1e9);
      await(() -> isReady(cluster));
      ready.add((System.nanoTime() - begin) / 1e9);
      report.progress("edit %d: live after %.1f s", edit, live.getLast());
    }
    double each = (operator.reconciles() - reconciles) / EDITS;
    report.line("edit of a filter to live on every replica, p50 (s)", quantile(live, 50), "", "");
    report.line("the same, p95 (s)", quantile(live, 95), "", "under 5");
    report.line("edit to Ready again, p95 (s)", quantile(ready, 95), "", "");
    report.line("reconciles per edit", "%.2f".formatted(each), "", "at most 3");
  }

  private static String filter(int edit) {
    return """
    {"spec": {"filters": [{"name": "edit %d", "if": "event = \\"Edit %d\\"",
      "actions": [{"type": "DROP"}]}]}}
    """
        .formatted(edit, edit);
  }

  private static boolean isLive(List<String> now, Set<String> before) {
    return now.size() == REPLICAS
        && Set.copyOf(now).size() == 1
        && before.stream().noneMatch(now::contains);
  }

  /// What each replica of ingest-service says that it runs.
  private static List<String> revisions(KubeApi cluster) throws Exception {
    List<String> revisions = new ArrayList<>();
    JsonNode pods = cluster.json(PODS + "?labelSelector=app.kubernetes.io/component=ingest");
    for (JsonNode pod : pods.path("items")) {
      String name = pod.at("/metadata/name").asText();
      String revision =
          cluster.json(PODS + "/" + name + ":8081/proxy/configuration").path("revision").asText();
      if (!revision.isEmpty()) {
        revisions.add(revision);
      }
    }
    return revisions;
  }

  private static boolean isReady(KubeApi cluster) throws Exception {
    JsonNode resource = cluster.json(RESOURCE);
    boolean current =
        resource.at("/status/observedGeneration").asLong(-1)
            == resource.at("/metadata/generation").asLong();
    return current && saysReady(resource);
  }

  static boolean saysReady(JsonNode resource) {
    return resource
        .at("/status/conditions")
        .valueStream()
        .anyMatch(it ->
            it.path("type").asText().equals("Ready") && it.path("status").asText().equals("True"));
  }

  private static void await(Awaited condition) throws Exception {
    Awaited.await(
        PATIENCE, Duration.ofMillis(50), "the destination did not become as it should", condition);
  }

  private static String seconds(long begin) {
    return "%.1f".formatted((System.nanoTime() - begin) / 1e9);
  }

  private static String quantile(List<Double> values, int percent) {
    List<Double> sorted = values.stream().sorted().toList();
    int index = (int) Math.ceil(sorted.size() * percent / 100.0) - 1;
    return "%.1f".formatted(sorted.get(Math.max(index, 0)));
  }
}
