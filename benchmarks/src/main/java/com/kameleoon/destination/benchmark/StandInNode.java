package com.kameleoon.destination.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A node on which pods run in name only: scheduler and controllers are real, the kubelet is this,
/// and [StandInReplicas] answers for all pods. Six hundred services need no memory so.
final class StandInNode implements AutoCloseable {
  private static final String NAME = "stand-in";
  private static final String NODES = "/api/v1/nodes";
  private static final String LOOK = "integrations.kameleoon.com/look";
  private static final String STRATEGIC = "application/strategic-merge-patch+json";
  private static final String AT_ONCE = "{\"gracePeriodSeconds\": 0}";
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Map<String, String> FILES =
      Map.of("ingest", "destination.yaml", "goal", "goals.json", "remotedata", "remote-data.json");

  private final KubeApi cluster;
  private final Report report;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Seen> pods = new ConcurrentHashMap<>();
  private final AtomicInteger addresses = new AtomicInteger();

  private StandInNode(KubeApi cluster, Report report) {
    this.cluster = cluster;
    this.report = report;
  }

  /// What is known of a pod: its address, and why its files were looked at last.
  private record Seen(String address, String look) {}

  /// Joins, and takes all new pods from the other nodes.
  ///
  /// @param jar holds [StandInReplicas]
  static StandInNode join(KubeApi cluster, Report report, Path jar) throws Exception {
    StandInNode node = new StandInNode(cluster, report);
    node.startReplicas(jar);
    for (JsonNode other : cluster.json(NODES).path("items")) {
      cluster.patch(
          NODES + "/" + other.at("/metadata/name").asText(), "{\"spec\":{\"unschedulable\":true}}");
    }
    cluster.apply(
        NODES + "/" + NAME,
        """
        {"apiVersion": "v1", "kind": "Node",
         "metadata": {"name": "%s", "labels": {"kubernetes.io/hostname": "%s"}}}
        """
            .formatted(NAME, NAME));
    node.heartbeat();
    node.threads.execute(() -> node.repeat(HEARTBEAT, node::heartbeat));
    String running = "/api/v1/pods?watch=1&fieldSelector=spec.nodeName=" + NAME;
    node.threads.execute(
        () -> node.repeat(Duration.ofSeconds(1), () -> cluster.watch(running, node::see)));
    return node;
  }

  /// They listen at every address of a net that leads nowhere else.
  private void startReplicas(Path jar) throws Exception {
    cluster.onNode("ip route replace local 10.250.0.0/16 dev lo");
    cluster.onNode("mkdir -p /stand-in");
    cluster.copyToNode(jar, "/stand-in/benchmarks.jar");
    cluster.apply(
        "/api/v1/namespaces/default/pods/stand-in",
        """
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "stand-in"}, "spec": {
          "hostNetwork": true,
          "volumes": [{"name": "jar", "hostPath": {"path": "/stand-in"}}],
          "containers": [{"name": "replicas", "image": "kameleoon-destination-operator:0.1.0",
            "imagePullPolicy": "IfNotPresent",
            "command": ["/opt/java/bin/java", "-Xmx64m", "-cp", "/stand-in/benchmarks.jar",
              "com.kameleoon.destination.benchmark.StandInReplicas"],
            "volumeMounts": [{"name": "jar", "mountPath": "/stand-in"}]}]}}
        """);
    Awaited.await(
        Duration.ofMinutes(5),
        Duration.ofSeconds(1),
        "the stand-in for the replicas did not start",
        () -> !cluster.text(replicas("/delivery")).isEmpty());
  }

  private static String replicas(String path) {
    return "/api/v1/namespaces/default/pods/stand-in:8081/proxy" + path;
  }

  /// Something to do with the cluster, which may fail.
  @FunctionalInterface
  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  private void repeat(Duration interval, Step step) {
    while (!threads.isShutdown()) {
      attempt(step);
      attempt(() -> TimeUnit.NANOSECONDS.sleep(interval.toNanos()));
    }
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (IOException | UncheckedIOException failed) {
      // At the end the watch is cut off, which is meant.
      if (!threads.isShutdown()) {
        report.progress("stand-in node: %s", failed.toString());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void heartbeat() throws IOException, InterruptedException {
    cluster.send(
        NODES + "/" + NAME + "/status",
        "PATCH",
        STRATEGIC,
        """
        {"status": {
          "capacity": {"cpu": "4000", "memory": "8000Gi", "pods": "4000"},
          "allocatable": {"cpu": "4000", "memory": "8000Gi", "pods": "4000"},
          "conditions": [{"type": "Ready", "status": "True", "reason": "StandIn",
                          "lastHeartbeatTime": "%s"}]}}
        """
            .formatted(now()));
  }

  private void see(JsonNode event) {
    JsonNode pod = event.path("object");
    String uid = pod.at("/metadata/uid").asText();
    if (event.path("type").asText().equals("DELETED")) {
      pods.remove(uid);
    } else if (pod.at("/metadata").has("deletionTimestamp")) {
      threads.execute(
          () -> attempt(() -> cluster.send(path(pod), "DELETE", "application/json", AT_ONCE)));
    } else {
      seePresent(uid, pod);
    }
  }

  /// Like a kubelet: a new pod is started, and one that changed has its files looked at.
  private void seePresent(String uid, JsonNode pod) {
    String look = pod.at("/metadata/annotations").path(LOOK).asText();
    Seen before = pods.get(uid);
    Seen now = new Seen(before == null ? nextAddress() : before.address(), look);
    pods.put(uid, now);
    if (before == null || !before.look().equals(look)) {
      threads.execute(() -> attempt(() -> runFiles(pod, now.address())));
    }
    if (before == null || isUnready(pod)) {
      threads.execute(() -> attempt(() -> start(pod, now.address())));
    }
  }

  /// Where a heartbeat came too late, the node's pods are taken for gone until it says otherwise.
  private static boolean isUnready(JsonNode pod) {
    return pod.at("/status/conditions")
        .valueStream()
        .anyMatch(it ->
            it.path("type").asText().equals("Ready") && it.path("status").asText().equals("False"));
  }

  private String nextAddress() {
    int number = addresses.incrementAndGet();
    return "10.250.%d.%d".formatted(number / 250, number % 250 + 1);
  }

  private static String path(JsonNode pod) {
    return "/api/v1/namespaces/%s/pods/%s"
        .formatted(pod.at("/metadata/namespace").asText(), pod.at("/metadata/name").asText());
  }

  /// From now on the replica runs what is in its ConfigMap.
  private void runFiles(JsonNode pod, String address) throws IOException, InterruptedException {
    JsonNode labels = pod.at("/metadata/labels");
    JsonNode configMap =
        cluster.json(
            "/api/v1/namespaces/%s/configmaps/%s-configuration"
                .formatted(
                    pod.at("/metadata/namespace").asText(),
                    labels.path("integrations.kameleoon.com/destination").asText()));
    String file = FILES.getOrDefault(labels.path("app.kubernetes.io/component").asText(), "");
    String revision = digest(configMap.path("data").path(file).asText());
    cluster.send(replicas("/stand-in"), "PUT", "text/plain", address + " " + revision);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void start(JsonNode pod, String address) throws IOException, InterruptedException {
    cluster.send(
        path(pod) + "/status",
        "PATCH",
        STRATEGIC,
        """
        {"status": {"phase": "Running", "podIP": "%1$s", "podIPs": [{"ip": "%1$s"}],
          "startTime": "%2$s",
          "conditions": [{"type": "Ready", "status": "True", "lastTransitionTime": "%2$s"},
                         {"type": "ContainersReady", "status": "True"}],
          "containerStatuses": [{"name": "%3$s", "ready": true, "restartCount": 0, "image": "none",
            "imageID": "none", "state": {"running": {"startedAt": "%2$s"}}}]}}
        """
            .formatted(address, now(), pod.at("/spec/containers/0/name").asText()));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
