package com.kameleoon.destination.operator.objects;

import com.kameleoon.destination.operator.resource.Marks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What Prometheus Operator is told: where to read metrics, and when to wake somebody.
final class Monitoring {
  private final Suite suite;

  Monitoring(Suite suite) {
    this.suite = suite;
  }

  Map<String, Object> serviceMonitor(String apiVersion) {
    return Tree.of(
        "apiVersion",
        apiVersion,
        "kind",
        "ServiceMonitor",
        "metadata",
        metadata(),
        "spec",
        Tree.of(
            "jobLabel", Marks.COMPONENT,
            "targetLabels", List.of(Marks.DESTINATION, Marks.COMPONENT),
            "selector",
                Tree.of(
                    "matchLabels", Tree.of(Marks.DESTINATION, suite.owner().name()),
                    "matchExpressions",
                        List.of(
                            Tree.of(
                                "key",
                                Marks.COMPONENT,
                                "operator",
                                "In",
                                "values",
                                List.of("ingest", "goal", "remotedata")))),
            "endpoints",
                List.of(Tree.of("port", "management", "path", "/prometheus", "interval", "30s"))));
  }

  Map<String, Object> rules(String apiVersion) {
    return Tree.of(
        "apiVersion",
        apiVersion,
        "kind",
        "PrometheusRule",
        "metadata",
        metadata(),
        "spec",
        Tree.of(
            "groups",
            List.of(
                Tree.of(
                    "name", "kameleoon-destination." + suite.owner().name(), "rules", rules()))));
  }

  private List<Object> rules() {
    String ours =
        "namespace=\"%s\",integrations_kameleoon_com_destination=\"%s\""
            .formatted(suite.owner().namespace(), suite.owner().name());
    return List.of(
        rule(
            "KameleoonDestinationDown",
            "absent(up{%s,app_kubernetes_io_component=\"ingest\"} == 1)".formatted(ours),
            "5m",
            "critical",
            "No replica of ingest-service answers: events are not received."),
        rule(
            "KameleoonDestinationConfigurationRefused",
            "max(ingest_destination_refused{%s}) == 1".formatted(ours),
            "10m",
            "warning",
            "The newest configuration is refused, and an older one runs: see the resource's Ready."),
        rule(
            "KameleoonDestinationGoalSettingsBroken",
            "max(kameleoon_goal_settings_broken{%s}) == 1".formatted(ours),
            "10m",
            "warning",
            "goal-service refuses its newest settings, and older ones are in use."));
  }

  private static Map<String, Object> rule(
      String alert, String expression, String duration, String severity, String summary) {
    return Tree.of(
        "alert", alert,
        "expr", expression,
        "for", duration,
        "labels", Tree.of("severity", severity),
        "annotations", Tree.of("summary", summary));
  }

  private Map<String, Object> metadata() {
    Map<String, Object> metadata =
        Metadata.owned(suite.owner(), suite.owner().named("destination"), Component.INGEST.label());
    Map<String, String> labels = new TreeMap<>(suite.spec().monitoring().labels());
    labels.putAll(Marks.of(suite.owner(), Component.INGEST.label()));
    metadata.put("labels", Tree.sorted(labels));
    return metadata;
  }
}
