package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.spec.AlertReceiverSpec;
import com.kameleoon.destination.model.spec.AlertSpec;
import com.kameleoon.destination.model.spec.AutoscalingSpec;
import com.kameleoon.destination.model.spec.ComponentSpec;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.wire.GoalCreation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules over several fields that newer API servers evaluate as CEL, for all the others.
final class PlatformRules {
  private final DestinationSpec spec;
  private final Findings findings;

  PlatformRules(DestinationSpec spec, Findings findings) {
    this.spec = spec;
    this.findings = findings;
  }

  void check() {
    checkDatabase();
    checkGoals();
    checkComponent("spec.components.ingest", spec.components().ingest());
    checkComponent("spec.components.goal", spec.components().goal());
    checkComponent("spec.components.remoteData", spec.components().remoteData());
    for (int i = 0; i < spec.alerts().size(); i++) {
      checkAlert("spec.alerts[" + i + "]", spec.alerts().get(i));
    }
    checkNames("spec.alerts", spec.alerts().stream().map(AlertSpec::name).toList());
  }

  private void checkDatabase() {
    if (spec.database().secretRef() != null && spec.database().embedded() != null) {
      findings.error("spec.database", "Write either `secretRef` or `embedded`, not both.");
    }
  }

  private void checkGoals() {
    if (spec.goals().create() == GoalCreation.Listed && spec.goals().patterns().isEmpty()) {
      findings.error(
          "spec.goals.patterns", "`create: Listed` needs patterns; list the event names.");
    }
  }

  private void checkComponent(String path, ComponentSpec component) {
    AutoscalingSpec scaling = component.autoscaling();
    if (scaling != null && scaling.minReplicas() > scaling.maxReplicas()) {
      findings.error(
          path + ".autoscaling.minReplicas",
          "`minReplicas` is %d, more than `maxReplicas` %d; swap them."
              .formatted(scaling.minReplicas(), scaling.maxReplicas()));
    }
  }

  private void checkAlert(String path, AlertSpec alert) {
    if (isWritten(alert.above()) == isWritten(alert.below())) {
      findings.error(path, "Write either `above` or `below`, so that it is known when to fire.");
    }
    for (int i = 0; i < alert.receivers().size(); i++) {
      AlertReceiverSpec receiver = alert.receivers().get(i);
      if (isWritten(receiver.webhookSecretRef()) == isWritten(receiver.email())) {
        findings.error(
            path + ".receivers[" + i + "]", "Write either `webhookSecretRef` or `email`.");
      }
    }
  }

  private static boolean isWritten(@Nullable Object field) {
    return field != null;
  }

  private void checkNames(String path, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (!seen.add(names.get(i))) {
        findings.error(
            "%s[%d].name".formatted(path, i),
            "`%s` is taken; give each its own name.".formatted(names.get(i)));
      }
    }
  }
}
