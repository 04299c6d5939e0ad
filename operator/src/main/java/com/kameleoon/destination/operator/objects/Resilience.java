package com.kameleoon.destination.operator.objects;

import com.kameleoon.destination.model.spec.AutoscalingSpec;
import com.kameleoon.destination.operator.resource.Marks;
import java.util.List;
import java.util.Map;

/// How many pods there are and how many may be away: budgets and autoscalers.
final class Resilience {
  private final Suite suite;
  private final Component component;

  Resilience(Suite suite, Component component) {
    this.suite = suite;
    this.component = component;
  }

  /// A node can always be drained, one pod at a time.
  Map<String, Object> disruptionBudget(String apiVersion) {
    return Tree.of(
        "apiVersion",
        apiVersion,
        "kind",
        "PodDisruptionBudget",
        "metadata",
        metadata(),
        "spec",
        Tree.of(
            "maxUnavailable",
            1,
            "selector",
            Tree.of("matchLabels", Tree.sorted(Marks.selector(suite.owner(), component.label())))));
  }

  Map<String, Object> autoscaler(AutoscalingSpec written, String apiVersion) {
    return Tree.of(
        "apiVersion",
        apiVersion,
        "kind",
        "HorizontalPodAutoscaler",
        "metadata",
        metadata(),
        "spec",
        Tree.of(
            "scaleTargetRef",
                Tree.of(
                    "apiVersion", "apps/v1",
                    "kind", "Deployment",
                    "name", component.nameIn(suite.owner())),
            "minReplicas", written.minReplicas(),
            "maxReplicas", written.maxReplicas(),
            "metrics", List.of(cpu(written.targetCPUUtilizationPercentage()))));
  }

  private static Map<String, Object> cpu(int percent) {
    return Tree.of(
        "type",
        "Resource",
        "resource",
        Tree.of(
            "name",
            "cpu",
            "target",
            Tree.of("type", "Utilization", "averageUtilization", percent)));
  }

  private Map<String, Object> metadata() {
    return Metadata.owned(suite.owner(), component.nameIn(suite.owner()), component.label());
  }
}
