package com.kameleoon.destination.operator.process;

import com.kameleoon.destination.operator.objects.Images;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What the operator is told by its environment.
///
/// @param namespaces watched ones; empty means all
/// @param namespace its own, where the lease is
/// @param pod its own name, which tells replicas apart
/// @param port of health and metrics
public record OperatorSettings(
    Set<String> namespaces,
    String namespace,
    String pod,
    boolean leaderElection,
    int port,
    Images images) {
  public static final String VERSION = "0.1.0";

  private static final int PORT = 8080;

  public OperatorSettings {
    namespaces = Set.copyOf(namespaces);
  }

  /// @param environment names begin with `KAMELEOON_`
  public static OperatorSettings of(Map<String, String> environment) {
    return new OperatorSettings(
        Set.copyOf(list(environment.getOrDefault("KAMELEOON_WATCH_NAMESPACES", ""))),
        environment.getOrDefault("KAMELEOON_OPERATOR_NAMESPACE", "default"),
        environment.getOrDefault("KAMELEOON_OPERATOR_POD", "kameleoon-destination-operator"),
        Boolean.parseBoolean(environment.getOrDefault("KAMELEOON_LEADER_ELECTION", "false")),
        Integer.parseInt(environment.getOrDefault("KAMELEOON_PORT", Integer.toString(PORT))),
        images(environment));
  }

  private static Images images(Map<String, String> environment) {
    return new Images(
        image(environment, "INGEST", "ingest-service"),
        image(environment, "GOAL", "goal-service"),
        image(environment, "REMOTEDATA", "remotedata-service"),
        image(environment, "POSTGRESQL", "postgresql"),
        environment.getOrDefault("KAMELEOON_IMAGE_PULL_POLICY", "IfNotPresent"),
        list(environment.getOrDefault("KAMELEOON_IMAGE_PULL_SECRETS", "")));
  }

  private static String image(Map<String, String> environment, String variable, String program) {
    return environment.getOrDefault(
        "KAMELEOON_IMAGE_" + variable, "kameleoon-destination-" + program + ":" + VERSION);
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .collect(Collectors.toList());
  }
}
