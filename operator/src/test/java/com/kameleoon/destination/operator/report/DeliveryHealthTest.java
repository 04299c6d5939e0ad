package com.kameleoon.destination.operator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.kameleoon.destination.model.status.Condition;
import com.kameleoon.destination.model.status.DestinationStatus;
import com.kameleoon.destination.model.status.DestinationStatus.AlertStatus;
import com.kameleoon.destination.model.status.DestinationStatus.Endpoints;
import com.kameleoon.destination.operator.plan.Plan;
import com.kameleoon.destination.operator.replica.Alert;
import com.kameleoon.destination.operator.replica.Delivery;
import com.kameleoon.destination.operator.replica.Figures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryHealthTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Figures WELL = new Figures(10_000, 9_000, 500, 400, 100, 1);

  @Test
  void isFalseWhileAnAlertOfTheResourceFires() {
    DestinationStatus status = status(WELL, alert("rate", true), alert("volume", false));

    assertThat(health(status).status()).isEqualTo("False");
    assertThat(health(status).reason()).isEqualTo("AlertFiring");
    assertThat(health(status).message())
        .isEqualTo("Alert \"rate\" fires: it is for delivery rate below 99.00 % in 24h.");
    assertThat(status.alerts())
        .extracting(AlertStatus::name, AlertStatus::state)
        .containsExactly(tuple("rate", "Firing"), tuple("volume", "Quiet"));
  }

  @Test
  void isTrueWhenNoAlertFires() {
    DestinationStatus status = status(WELL, alert("rate", false), alert("volume", false));

    assertThat(health(status).status()).isEqualTo("True");
    assertThat(health(status).message()).endsWith("none of the 2 alerts fires.");
  }

  @Test
  void isFalseWithoutAlertsWhenDeliveriesWaitOrMostAreDiscarded() {
    assertThat(health(status(new Figures(10, 5, 0, 0, 5, 601))).reason())
        .isEqualTo("DeliveriesWait");
    assertThat(health(status(new Figures(10, 4, 0, 6, 0, 0))).reason())
        .isEqualTo("MostAreDiscarded");
  }

  @Test
  void isUnknownWhileIngestServiceDoesNotTellAndTheLastFiguresAndAlertsStay() {
    DestinationStatus before = status(WELL, alert("rate", true));

    DestinationStatus after = compose(Optional.empty(), before);

    assertThat(health(after).status()).isEqualTo("Unknown");
    assertThat(after.alerts()).isEqualTo(before.alerts());
    assertThat(after.last24Hours()).isEqualTo(before.last24Hours());
  }

  @Test
  void figuresThatMovedByLessThanAHundredthAreNotWrittenAgain() {
    DestinationStatus before = status(WELL);

    DestinationStatus soon =
        compose(delivery(new Figures(10_050, 9_050, 500, 400, 100, 7)), before);
    DestinationStatus later =
        compose(delivery(new Figures(10_101, 9_100, 500, 400, 101, 7)), before);

    assertThat(soon).isEqualTo(before);
    assertThat(later.last24Hours())
        .extracting("events", "delivered")
        .containsExactly(10_101L, 9_100L);
  }

  @Test
  void theFirstEventOfAllIsWritten() {
    DestinationStatus before = status(new Figures(0, 0, 0, 0, 0, 0));

    assertThat(compose(delivery(new Figures(1, 1, 0, 0, 0, 0)), before).last24Hours())
        .extracting("events", "deliveredShare")
        .containsExactly(1L, "100.0%");
  }

  @Test
  void anAlertIsNewsOnlyWhenTheStatusHasItOtherwise() {
    DestinationStatus before = status(WELL, alert("rate", true), alert("volume", false));

    assertThat(
            AlertStates.changed(
                List.of(alert("rate", true), alert("volume", true), alert("age", false)), before))
        .extracting(Alert::name)
        .containsExactly("volume");
    assertThat(AlertStates.changed(List.of(alert("rate", false)), before)).hasSize(1);
    assertThat(AlertStates.changed(List.of(alert("rate", true)), null)).hasSize(1);
    assertThat(AlertStates.changed(List.of(alert("rate", false)), null)).isEmpty();
  }

  private static Alert alert(String name, boolean firing) {
    return new Alert(
        name,
        firing,
        "delivery rate below 99.00 % in 24h",
        "90.00 %",
        Optional.of("2026-01-01T11:00:00Z"));
  }

  private static DestinationStatus status(Figures figures, Alert... alerts) {
    return compose(Optional.of(new Delivery(figures, List.of(alerts))), null);
  }

  private static Optional<Delivery> delivery(Figures figures) {
    return Optional.of(new Delivery(figures, List.of()));
  }

  private static DestinationStatus compose(
      Optional<Delivery> delivery, @Nullable DestinationStatus before) {
    return StatusComposer.compose(
        new Observation(
            1,
            new Plan.Accepted(Rollouts.ANY, List.of()),
            false,
            Optional.of("abc"),
            new DatabaseState.Ready("It is ready."),
            List.of(),
            List.of(),
            delivery,
            new Endpoints("i", "g", "r", null)),
        before,
        NOON,
        "0.1.0");
  }

  private static Condition health(DestinationStatus status) {
    return status.conditions().stream()
        .filter(it -> it.type().equals("DeliveryHealthy"))
        .findFirst()
        .orElseThrow();
  }
}
