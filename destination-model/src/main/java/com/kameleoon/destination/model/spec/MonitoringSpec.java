package com.kameleoon.destination.model.spec;

import java.util.Map;

/// What Prometheus Operator is told, where it is installed.
public record MonitoringSpec(
    @Described("Whether a ServiceMonitor is made; false unless written otherwise.")
        Boolean serviceMonitor,
    @Described("Whether a PrometheusRule with alert rules is made; false unless written otherwise.")
        Boolean rules,
    @Described(
            value = "Labels of both, by which Prometheus selects them.",
            maxLength = 63,
            pattern = "[-._a-zA-Z0-9]*")
        Map<String, String> labels) {
  static final MonitoringSpec NONE = new MonitoringSpec(false, false, Map.of());

  public MonitoringSpec {
    serviceMonitor = serviceMonitor != null && serviceMonitor;
    rules = rules != null && rules;
    labels = labels == null ? Map.of() : Map.copyOf(labels);
  }
}
