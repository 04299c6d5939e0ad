package com.kameleoon.destination.operator.reconcile;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.operator.cluster.Change;
import com.kameleoon.destination.operator.cluster.EventSink;
import com.kameleoon.destination.operator.cluster.EventSink.Severity;
import com.kameleoon.destination.operator.plan.Plan;
import com.kameleoon.destination.operator.replica.Alert;
import com.kameleoon.destination.operator.replica.Delivery;
import com.kameleoon.destination.operator.report.AlertStates;
import com.kameleoon.destination.operator.resource.KameleoonDestination;
import java.util.List;

/// Tells a resource's owner, as Events, what happened.
final class Narrator {
  private final EventSink events;

  Narrator(EventSink events) {
    this.events = events;
  }

  void tell(KameleoonDestination resource, Plan plan) {
    switch (plan) {
      case Plan.Refused(String reason, List<Issue> issues) -> warn(resource, reason, issues);
      case Plan.Waiting(String reason, List<Issue> missing) -> warn(resource, reason, missing);
      case Plan.Accepted accepted -> warn(resource, "Warning", accepted.warnings());
    }
  }

  private void warn(KameleoonDestination resource, String reason, List<Issue> issues) {
    issues.forEach(issue -> events.publish(resource, Severity.WARNING, reason, issue.toString()));
  }

  void tell(KameleoonDestination resource, Change change) {
    switch (change) {
      case Change.Created _, Change.Updated _ -> {}
      case Change.Corrected(String object, List<String> fields) ->
          events.publish(
              resource,
              Severity.WARNING,
              "DriftCorrected",
              "%s was changed in %s and is as declared again."
                  .formatted(object, String.join(", ", fields)));
      case Change.Restored(String object) ->
          events.publish(
              resource,
              Severity.WARNING,
              "DriftCorrected",
              object + " was deleted and is there again.");
      case Change.Deleted(String object) ->
          events.publish(
              resource, Severity.NORMAL, "Removed", object + " is not declared any more.");
      case Change.Failed(String object, String sentence) ->
          events.publish(resource, Severity.WARNING, "ApplyFailed", object + ": " + sentence);
    }
  }

  /// One Event for each alert that began to fire or ended, since the status was written last.
  void tell(KameleoonDestination resource, Delivery delivery) {
    AlertStates.changed(delivery.alerts(), resource.getStatus())
        .forEach(alert -> tell(resource, alert));
  }

  private void tell(KameleoonDestination resource, Alert alert) {
    String sentence =
        "Alert \"%s\" %s since %s: the figure is %s; the alert is for %s."
            .formatted(
                alert.name(),
                alert.firing() ? "fires" : "is over",
                alert.since().orElse("now"),
                alert.figure(),
                alert.about());
    Severity severity = alert.firing() ? Severity.WARNING : Severity.NORMAL;
    events.publish(resource, severity, alert.firing() ? "AlertFiring" : "AlertResolved", sentence);
  }

  void accepted(KameleoonDestination resource, String revision) {
    events.publish(
        resource,
        Severity.NORMAL,
        "ConfigurationAccepted",
        "Revision %s is rolled out.".formatted(revision));
  }
}
