package com.kameleoon.destination.system.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// One `KameleoonDestination` in a cluster, changed and looked at with kubectl.
public final class Resource {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Kubernetes kubernetes;
  private final String namespace;
  private final String name;

  public Resource(Kubernetes kubernetes, String namespace, String name) {
    this.kubernetes = kubernetes;
    this.namespace = namespace;
    this.name = name;
  }

  /// Changes it as `kubectl patch` does.
  public void patch(String mergePatch) {
    kubernetes.kubectl(
        "patch", "kd", name, "--namespace", namespace, "--type", "merge", "--patch", mergePatch);
  }

  /// Deletes it; what it owns goes later.
  public void delete() {
    kubernetes.kubectl("delete", "kd", name, "--namespace", namespace);
  }

  /// As the cluster has it.
  public JsonNode json() {
    return kubernetes.get("kd", name, "--namespace", namespace);
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
              .until(this::json, kd -> isAboutTheSpec(kd) && holds.test(kd)));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "%s of %s did not come; the status is %s".formatted(what, name, json().path("status")),
          e);
    }
  }

  private static boolean isAboutTheSpec(JsonNode kd) {
    return kd.at("/status/observedGeneration").asLong(-1) == kd.at("/metadata/generation").asLong();
  }

  /// It at one moment.
  public record Seen(JsonNode json) {
    public String message(String type) {
      return condition(json, type).path("message").asText();
    }

    public String status(String type) {
      return condition(json, type).path("status").asText();
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
}
