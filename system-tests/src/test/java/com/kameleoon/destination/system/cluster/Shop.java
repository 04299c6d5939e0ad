package com.kameleoon.destination.system.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.kameleoon.destination.local.send.EventSender;
import com.kameleoon.destination.local.send.FrontDoor;
import com.kameleoon.destination.local.send.SendTally;
import com.kameleoon.destination.local.suite.DestinationFile;
import com.kameleoon.destination.system.fixture.Apis;
import com.kameleoon.destination.system.fixture.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// The example shop's destination in a cluster, reached through Services of its node.
public final class Shop {
  /// Ports of the node: ingest, its management, goal, remote data.
  public static final Integer[] NODE_PORTS = {30_080, 30_081, 30_082, 30_083};

  private static final String NAME = "lamps";
  private static final String NAMESPACE = "shop";
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final int AT_ONCE = 8;

  private final Kubernetes kubernetes;
  private final DestinationFile file =
      DestinationFile.read(RunningSuite.example("destination.yaml"));
  private final SendTally tally = new SendTally();

  public Shop(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /// `kubectl apply` of the example file, as a user types it, and Services that lead here.
  public void apply() {
    kubernetes.kubectl("create", "namespace", NAMESPACE);
    kubernetes.kubectl("apply", "--namespace", NAMESPACE, "-f", "examples/shop/destination.yaml");
    openDoor("ingest", 8080, NODE_PORTS[0]);
    openDoor("ingest", 8081, NODE_PORTS[1]);
    openDoor("goal", 8080, NODE_PORTS[2]);
    openDoor("remotedata", 8080, NODE_PORTS[3]);
  }

  private void openDoor(String component, int port, int nodePort) {
    kubernetes.apply(
        NAMESPACE,
        """
        apiVersion: v1
        kind: Service
        metadata: {name: outside-%d}
        spec:
          type: NodePort
          selector:
            app.kubernetes.io/name: kameleoon-destination
            app.kubernetes.io/component: %s
            integrations.kameleoon.com/destination: %s
          ports: [{port: %d, nodePort: %d, protocol: TCP}]
        """
            .formatted(nodePort, component, NAME, port, nodePort));
  }

  public String namespace() {
    return NAMESPACE;
  }

  public String name() {
    return NAME;
  }

  /// What has been sent in this cluster's life, and how it was answered.
  public SendTally tally() {
    return tally;
  }

  /// Sends events until each has its answer; waits through restarts.
  public void send(Stream<String> events) {
    new EventSender(door(), AT_ONCE).send(events, tally);
  }

  /// Sends the example's events.
  public void sendExample() {
    try (Stream<String> lines = Files.lines(RunningSuite.example("events.ndjson"))) {
      send(lines.filter(line -> !line.isBlank()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FrontDoor door() {
    return new FrontDoor(ingest(), file.writeKey(), PATIENCE);
  }

  public URI ingest() {
    return kubernetes.at(NODE_PORTS[0]);
  }

  /// The APIs, with the token that the operator made.
  public Apis apis() {
    String token =
        kubernetes
            .get("secret", NAME + "-tokens", "--namespace", NAMESPACE)
            .at("/data/service-token")
            .asText();
    return new Apis(
        new Apis.Addresses(
            kubernetes.at(NODE_PORTS[2]),
            kubernetes.at(NODE_PORTS[3]),
            kubernetes.at(NODE_PORTS[1]),
            new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8),
            file.sitecode()));
  }

  /// Returns the identity once nothing is pending.
  public JsonNode drained() {
    Apis apis = apis();
    return Awaitility.await("nothing is pending")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(apis::delivery, identity -> identity.path("pending").asLong(-1) == 0);
  }

  /// Changes the resource as `kubectl patch` does.
  public void patch(String mergePatch) {
    kubernetes.kubectl(
        "patch", "kd", NAME, "--namespace", NAMESPACE, "--type", "merge", "--patch", mergePatch);
  }

  /// The resource as the cluster has it.
  public JsonNode resource() {
    return kubernetes.get("kd", NAME, "--namespace", NAMESPACE);
  }

  /// Waits until the status is about what is written now and has this condition; its message.
  public String await(String type, String status) {
    return awaited(
            type + "=" + status, kd -> condition(kd, type).path("status").asText().equals(status))
        .message(type);
  }

  /// Waits until all is well: Ready, about what is written now.
  public Seen ready() {
    return awaited("Ready", kd -> condition(kd, "Ready").path("status").asText().equals("True"));
  }

  private Seen awaited(String what, Predicate<JsonNode> holds) {
    try {
      return new Seen(
          Awaitility.await(what)
              .atMost(PATIENCE)
              .pollInterval(Duration.ofMillis(500))
              .until(this::resource, kd -> isAboutTheSpec(kd) && holds.test(kd)));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(what + " did not come:\n" + kubernetes.describe(NAMESPACE), e);
    }
  }

  private static boolean isAboutTheSpec(JsonNode kd) {
    return kd.at("/status/observedGeneration").asLong(-1) == kd.at("/metadata/generation").asLong();
  }

  /// A resource at one moment.
  public record Seen(JsonNode resource) {
    public String message(String type) {
      return condition(resource, type).path("message").asText();
    }

    public String status(String type) {
      return condition(resource, type).path("status").asText();
    }
  }

  private static JsonNode condition(JsonNode kd, String type) {
    for (JsonNode condition : kd.at("/status/conditions")) {
      if (condition.path("type").asText().equals(type)) {
        return condition;
      }
    }
    return MissingNode.getInstance();
  }

  /// Every pod's uid and how often its container restarted; equal where nothing was restarted.
  public Map<String, Integer> pods() {
    Map<String, Integer> pods = new TreeMap<>();
    for (JsonNode pod :
        kubernetes
            .get(
                "pods",
                "--namespace",
                NAMESPACE,
                "--selector",
                "app.kubernetes.io/name=kameleoon-destination")
            .path("items")) {
      pods.put(
          pod.at("/metadata/uid").asText(),
          pod.at("/status/containerStatuses/0/restartCount").asInt());
    }
    return pods;
  }

  /// How many replicas of a service run the configuration that the status names.
  public int updatedReplicas(String component) {
    for (JsonNode one : resource().at("/status/components")) {
      if (one.path("name").asText().equals(component)) {
        return one.path("updated").asInt();
      }
    }
    return -1;
  }

  /// Every goal's name and how many conversions it has.
  public Map<String, Integer> conversionsByGoal() {
    Map<String, Integer> conversions = new TreeMap<>();
    for (JsonNode goal : apis().goals()) {
      conversions.put(goal.path("name").asText(), goal.path("conversions").asInt());
    }
    return conversions;
  }
}
