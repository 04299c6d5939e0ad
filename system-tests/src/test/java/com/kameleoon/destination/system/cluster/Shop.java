package com.kameleoon.destination.system.cluster;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The example shop's destination in a cluster, reached through Services of its node.
public final class Shop {
  /// Ports of the node: ingest, its management, goal, remote data.
  public static final Integer[] NODE_PORTS = {30_080, 30_081, 30_082, 30_083};

  /// Where the shop's destination lives.
  public static final String NAMESPACE = "shop";

  private static final String NAME = "lamps";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int AT_ONCE = 8;

  /// The operator's policies let nobody in from outside; this test comes from there.
  private static final String FROM_ANYWHERE =
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: outside}
      spec:
        podSelector: {matchLabels: {app.kubernetes.io/name: kameleoon-destination}}
        policyTypes: [Ingress]
        ingress: [{ports: [{port: 8080}, {port: 8081}]}]
      """;

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
    kubernetes.apply(NAMESPACE, FROM_ANYWHERE);
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

  /// Its resource.
  public Resource resource() {
    return new Resource(kubernetes, NAMESPACE, NAME);
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

  /// Whether every replica of ingest knows an id and secret, or none does; empty where they differ.
  /// It is what Segment asks when somebody enters them.
  public Optional<Boolean> takesCredentials(String id, String secret) {
    Set<Boolean> answers = new HashSet<>();
    for (JsonNode pod : podsOf("ingest")) {
      String path =
          "/api/v1/namespaces/%s/pods/%s:8080/proxy/segmentio/getapikey?id=%s&secret=%s"
              .formatted(NAMESPACE, pod.at("/metadata/name").asText(), id, secret);
      answers.add(kubernetes.kubectlEnds("get", "--raw", path).code() == 0);
    }
    return answers.size() == 1 ? Optional.of(answers.iterator().next()) : Optional.empty();
  }

  private JsonNode podsOf(String component) {
    return kubernetes
        .get(
            "pods",
            "--namespace",
            NAMESPACE,
            "--selector",
            "app.kubernetes.io/component=" + component)
        .path("items");
  }

  /// How many replicas of a service run the configuration that the status names.
  public int updatedReplicas(String component) {
    for (JsonNode one : resource().json().at("/status/components")) {
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
