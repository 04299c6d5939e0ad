package com.kameleoon.destination.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.status.DestinationStatus;
import com.kameleoon.destination.model.status.DestinationStatus.AlertStatus;
import com.kameleoon.destination.operator.cluster.Change;
import com.kameleoon.destination.operator.plan.Plan;
import com.kameleoon.destination.operator.replica.Alert;
import com.kameleoon.destination.operator.replica.Delivery;
import com.kameleoon.destination.operator.replica.Figures;
import com.kameleoon.destination.operator.resource.KameleoonDestination;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NarratorTest {
  private final List<String> events = new ArrayList<>();
  private final KameleoonDestination resource = new KameleoonDestination();
  private final Narrator narrator =
      new Narrator(
          (_, severity, reason, message) -> events.add(severity + " " + reason + " " + message));

  @Test
  void tellsOnceThatAnAlertFiresAndOnceThatItIsOver() {
    // When it fires
    narrator.tell(resource, delivery(true));
    resource.setStatus(status(AlertStatus.FIRING));
    narrator.tell(resource, delivery(true));

    // And then does not
    narrator.tell(resource, delivery(false));
    resource.setStatus(status(AlertStatus.QUIET));
    narrator.tell(resource, delivery(false));

    // Then
    assertThat(events)
        .containsExactly(
            "WARNING AlertFiring Alert \"rate\" fires since 2026-01-01T11:00:00Z: the figure is"
                + " 90.00 %; the alert is for delivery rate below 99.00 % in 24h.",
            "NORMAL AlertResolved Alert \"rate\" is over since 2026-01-01T11:00:00Z: the figure is"
                + " 90.00 %; the alert is for delivery rate below 99.00 % in 24h.");
  }

  @Test
  void tellsEveryIssueOfARefusedResource() {
    narrator.tell(
        resource,
        new Plan.Refused(
            "InvalidSpec", List.of(Issue.error("spec.a", "Bad."), Issue.error("spec.b", "No."))));

    assertThat(events)
        .containsExactly("WARNING InvalidSpec spec.a: Bad.", "WARNING InvalidSpec spec.b: No.");
  }

  @Test
  void namesTheFieldsThatSomebodyChanged() {
    narrator.tell(
        resource,
        new Change.Corrected("Deployment lamps-ingest", List.of("spec.replicas", "spec.paused")));
    narrator.tell(resource, new Change.Updated("Deployment lamps-goal"));

    assertThat(events)
        .containsExactly(
            "WARNING DriftCorrected Deployment lamps-ingest was changed in spec.replicas,"
                + " spec.paused and is as declared again.");
  }

  private static Delivery delivery(boolean firing) {
    return new Delivery(
        new Figures(1, 1, 0, 0, 0, 0),
        List.of(
            new Alert(
                "rate",
                firing,
                "delivery rate below 99.00 % in 24h",
                "90.00 %",
                Optional.of("2026-01-01T11:00:00Z"))));
  }

  private static DestinationStatus status(String state) {
    return new DestinationStatus(
        1L,
        null,
        List.of(),
        null,
        List.of(),
        null,
        List.of(new AlertStatus("rate", state, "delivery rate", null)),
        null);
  }
}
