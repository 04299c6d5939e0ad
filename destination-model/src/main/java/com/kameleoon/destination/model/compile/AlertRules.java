package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.spec.AlertMetric;
import com.kameleoon.destination.model.spec.AlertSpec;
import com.kameleoon.destination.model.wire.DiscardReason;
import java.util.List;

/// Whether alerts look at something that exists: what never comes would never fire.
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
      AlertSpec alert = alerts.get(i);
      if (alert.mapping() != null) {
        checkMapping("spec.alerts[" + i + "].mapping", alert.mapping(), alert.metric());
      }
      if (alert.reason() != null) {
        checkReason("spec.alerts[" + i + "].reason", alert.reason(), alert.metric());
      }
    }
  }

  private void checkReason(String path, String reason, AlertMetric metric) {
    if (metric != AlertMetric.Discards) {
      findings.error(
          path,
          "`%s` is not counted by reason; leave `reason` out, or use Discards.".formatted(metric));
    } else if (!DiscardReason.names().contains(reason)) {
      findings.error(
          path,
          "Nothing is discarded for `%s`; use one of %s."
              .formatted(reason, String.join(", ", DiscardReason.names())));
    }
  }

  private void checkMapping(String path, String mapping, AlertMetric metric) {
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
