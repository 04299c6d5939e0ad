package com.kameleoon.destination.operator.objects;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.ComponentSpec;
import com.kameleoon.destination.model.spec.DestinationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a resource asks for and the cluster has no kind of object for: it is not made, and its
/// owner is told.
public final class Unserved {
  private final List<Issue> warnings = new ArrayList<>();

  private Unserved() {}

  /// One warning for each.
  public static List<Issue> of(DestinationSpec spec, ServedKinds served) {
    Unserved unserved = new Unserved();
    unserved.look("spec.exposure.gateway", spec.exposure().gateway() != null, served.httpRoute());
    unserved.look(
        "spec.monitoring.serviceMonitor",
        spec.monitoring().serviceMonitor(),
        served.serviceMonitor());
    unserved.look("spec.monitoring.rules", spec.monitoring().rules(), served.prometheusRule());
    for (Component component : Component.values()) {
      ComponentSpec written = component.spec(spec.components());
      unserved.look(
          "spec.components." + component.field() + ".autoscaling",
          written.autoscaling() != null,
          served.autoscaler());
    }
    return List.copyOf(unserved.warnings);
  }

  private void look(String path, boolean wanted, Optional<String> apiVersion) {
    if (wanted && apiVersion.isEmpty()) {
      warnings.add(
          Issue.warning(
              path,
              "This cluster serves no API for it, so nothing is made of it; install the API, and"
                  + " restart the operator."));
    }
  }
}
