package com.kameleoon.destination.system.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What the operator asked of the API server, by its own count, beside what the chart's roles let
/// it do. A right is `verb resource.group`.
public final class Rights {
  private static final String NAME = "kd-kameleoon-destination";
  private static final Pattern COUNTED =
      Pattern.compile(
          "^operator_api_requests_total\\{group=\"([^\"]*)\",resource=\"([^\"]*)\",verb=\"([^\"]*)\"}",
          Pattern.MULTILINE);

  private final Kubernetes kubernetes;
  private final Set<String> asked = new TreeSet<>();

  public Rights(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /// Reads the counts of the operator's pods; they end with the pods.
  public void note() {
    JsonNode pods =
        kubernetes.get(
            "pods",
            "--namespace",
            Installation.NAMESPACE,
            "--selector",
            "app.kubernetes.io/component=operator");
    for (JsonNode pod : pods.path("items")) {
      String path =
          "/api/v1/namespaces/%s/pods/%s:8080/proxy/metrics"
              .formatted(Installation.NAMESPACE, pod.at("/metadata/name").asText());
      COUNTED
          .matcher(kubernetes.kubectl("get", "--raw", path))
          .results()
          .map(Rights::right)
          .forEach(asked::add);
    }
  }

  private static String right(MatchResult counted) {
    return right(counted.group(3), counted.group(1), counted.group(2));
  }

  private static String right(String verb, String group, String resource) {
    return verb + " " + (group.isEmpty() ? resource : resource + "." + group);
  }

  public Set<String> asked() {
    return Set.copyOf(asked);
  }

  /// Server-side apply of what is new asks for create beside patch.
  public Set<String> grantedAndNeverAsked() {
    Set<String> left = granted();
    left.removeAll(asked);
    left.removeIf(
        right -> right.startsWith("create ") && asked.contains(right.replace("create ", "patch ")));
    return left;
  }

  /// More than the roles have, and than every account of a cluster has: a call that was refused.
  public Set<String> askedAndNotGranted() {
    Set<String> more = new TreeSet<>(asked);
    more.removeAll(granted());
    more.removeAll(rules(kubernetes.get("clusterrole", "system:basic-user")));
    return more;
  }

  /// Whether a right is one that nobody asks for by a request of its own: about finalizers, and to
  /// update the lease, without which the operator's framework does not start.
  public static boolean cannotBeSeenHere(String right) {
    return right.equals("update kameleoondestinations/finalizers.integrations.kameleoon.com")
        || right.equals("update leases.coordination.k8s.io");
  }

  private Set<String> granted() {
    Set<String> granted = rules(kubernetes.get("clusterrole", NAME));
    granted.addAll(
        rules(kubernetes.get("role", NAME + "-leader", "--namespace", Installation.NAMESPACE)));
    return granted;
  }

  private static Set<String> rules(JsonNode role) {
    Set<String> rights = new TreeSet<>();
    for (JsonNode rule : role.path("rules")) {
      for (JsonNode group : rule.path("apiGroups")) {
        for (JsonNode resource : rule.path("resources")) {
          for (JsonNode verb : rule.path("verbs")) {
            rights.add(right(verb.asText(), group.asText(), resource.asText()));
          }
        }
      }
    }
    return rights;
  }
}
