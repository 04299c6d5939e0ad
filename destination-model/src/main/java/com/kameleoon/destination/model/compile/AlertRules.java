package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.spec.AlertMetric;
import com.kameleoon.destination.model.spec.AlertSpec;
import java.util.List;

/// Whether alerts look at something that exists.
final class AlertRules {
  private final List<AlertSpec> alerts;
  private final List<String> mappings;
  private final Findings findings;

  AlertRules(List<AlertSpec> alerts, List<String> mappings, Findings findings) {
    this.alerts = alerts;
    this.mappings = mappings;
    this.findings = findings;
  }

  void check() {
    for (int i = 0; i < alerts.size(); i++) {
      String mapping = alerts.get(i).mapping();
      if (mapping != null) {
        check("spec.alerts[" + i + "].mapping", mapping, alerts.get(i).metric());
      }
    }
  }

  private void check(String path, String mapping, AlertMetric metric) {
    if (!hasMappings(metric)) {
      findings.error(
          path,
          "`%s` is not counted by mapping; leave `mapping` out, or use DeliveryRate, Volume or Discards."
              .formatted(metric));
    } else if (!mappings.contains(mapping)) {
      findings.error(
          path,
          "No mapping is called `%s`; use one of %s."
              .formatted(mapping, String.join(", ", mappings)));
    }
  }

  private static boolean hasMappings(AlertMetric metric) {
    return switch (metric) {
      case DeliveryRate, Volume, Discards -> true;
      case GoalsWaiting, OldestPending -> false;
    };
  }
}
