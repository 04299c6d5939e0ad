package com.kameleoon.destination.operator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.status.Condition;
import com.kameleoon.destination.model.status.DestinationStatus;
import com.kameleoon.destination.model.status.DestinationStatus.Endpoints;
import com.kameleoon.destination.operator.plan.Plan;
import com.kameleoon.destination.operator.replica.Delivery;
import com.kameleoon.destination.operator.replica.Figures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusComposerTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Plan REFUSED =
      new Plan.Refused(
          "InvalidSpec", List.of(Issue.error("spec.a", "Bad."), Issue.error("b", "No.")));
  private static final Plan WAITING =
      new Plan.Waiting(
          "SecretNotFound", List.of(Issue.error("spec.apiKeySecretRef", "Create it.")));
  private static final Plan ACCEPTED = new Plan.Accepted(Rollouts.ANY, List.of());

  @Test
  void isReadyWhenEverythingRunsTheNewestRevision() {
    DestinationStatus status = compose(observation(ACCEPTED, up(), List.of()), null);

    assertThat(summary(status)).containsExactly("True Ready", "False Ready", "False Ready");
    assertThat(condition(status, "ConfigurationApplied").message())
        .isEqualTo("All 3 replicas run revision abc.");
    assertThat(status.last24Hours()).extracting("deliveredShare").isEqualTo("90.0%");
  }

  @Test
  void stallsWithEveryIssueWhileTheLastRevisionKeepsRunning() {
    DestinationStatus status = compose(observation(REFUSED, up(), List.of()), null);

    assertThat(summary(status))
        .containsExactly("False InvalidSpec", "False InvalidSpec", "True InvalidSpec");
    assertThat(condition(status, "Ready").message())
        .isEqualTo("spec.a: Bad.\nb: No.\nRevision abc keeps running.");
  }

  @Test
  void goesOnByItselfWhenASecretIsMissing() {
    DestinationStatus status = compose(observation(WAITING, up(), List.of()), null);

    assertThat(summary(status))
        .containsExactly("False SecretNotFound", "True SecretNotFound", "False SecretNotFound");
    assertThat(condition(status, "CredentialsValid").status()).isEqualTo("False");
  }

  @Test
  void waitsForReplicasThatRunAnOlderRevision() {
    DestinationStatus status =
        compose(observation(ACCEPTED, components(1, 1, Optional.empty()), List.of()), null);

    assertThat(summary(status)).containsExactly("False Rolling", "True Rolling", "False Rolling");
  }

  @Test
  void saysWhatKeepsAPodFromStarting() {
    DestinationStatus status =
        compose(
            observation(
                ACCEPTED, components(0, 0, Optional.of("ImagePullBackOff: image x:1")), List.of()),
            null);

    assertThat(condition(status, "IngestAvailable").reason()).isEqualTo("ImagePullBackOff");
    assertThat(condition(status, "Ready").message())
        .isEqualTo("0 of 1 replicas are ready. ImagePullBackOff: image x:1");
  }

  @Test
  void stallsWhenTheApiServerRefusesAnObject() {
    DestinationStatus status =
        compose(observation(ACCEPTED, up(), List.of("Ingress a: host is taken")), null);

    assertThat(summary(status)).contains("True ApplyFailed");
  }

  @Test
  void writesTheSameStatusWhenNothingChanged() {
    DestinationStatus first = compose(observation(ACCEPTED, up(), List.of()), null);
    DestinationStatus second =
        StatusComposer.compose(
            observation(ACCEPTED, up(), List.of()), first, NOON.plusSeconds(60), "0.1.0");

    assertThat(second).isEqualTo(first);
  }

  @Test
  void movesTheTimeOfAConditionOnlyWithItsStatus() {
    DestinationStatus first = compose(observation(ACCEPTED, up(), List.of()), null);
    DestinationStatus second =
        StatusComposer.compose(
            observation(REFUSED, up(), List.of()), first, NOON.plusSeconds(60), "0.1.0");

    assertThat(condition(second, "Ready").lastTransitionTime()).isEqualTo("2026-01-01T12:01:00Z");
    assertThat(condition(second, "Reconciling").lastTransitionTime())
        .isEqualTo("2026-01-01T12:00:00Z");
  }

  @Test
  void firstStatusOfAllSaysThatItIsUnderWay() {
    DestinationStatus status =
        StatusComposer.compose(
            new Observation(
                1,
                WAITING,
                false,
                Optional.empty(),
                new DatabaseState.Waiting("Nothing has been rolled out yet."),
                List.of(),
                List.of(),
                Optional.empty(),
                new Endpoints("i", "g", "r", null)),
            null,
            NOON,
            "0.1.0");

    assertThat(status.observedGeneration()).isEqualTo(1);
    assertThat(condition(status, "Reconciling").status()).isEqualTo("True");
    assertThat(condition(status, "ConfigurationApplied").reason()).isEqualTo("NothingAccepted");
  }

  private static DestinationStatus compose(Observation seen, @Nullable DestinationStatus before) {
    return StatusComposer.compose(seen, before, NOON, "0.1.0");
  }

  private static Observation observation(
      Plan plan, List<ComponentState> components, List<String> failures) {
    return new Observation(
        2,
        plan,
        false,
        Optional.of("abc"),
        new DatabaseState.Ready("It is ready."),
        components,
        failures,
        Optional.of(new Delivery(new Figures(100, 90, 0, 10, 0, 0), List.of())),
        new Endpoints("i", "g", "r", null));
  }

  private static List<ComponentState> up() {
    return Stream.of("ingest", "goal", "remoteData")
        .map(field -> state(field, 1, 1, Optional.empty()))
        .toList();
  }

  /// Ingest as told, the others well.
  private static List<ComponentState> components(
      int ready, int confirmed, Optional<String> problem) {
    int asked = 1;
    ComponentState ingest =
        state("ingest", ready, ready == 1 && confirmed == 1 ? 0 : confirmed, problem);
    return List.of(
        ingest,
        state("goal", asked, 1, Optional.empty()),
        state("remoteData", 1, 1, Optional.empty()));
  }

  private static ComponentState state(
      String field, int ready, int confirmed, Optional<String> problem) {
    return new ComponentState(field, "image", 1, ready, true, 1, confirmed, problem, List.of());
  }

  private static List<String> summary(DestinationStatus status) {
    return Stream.of("Ready", "Reconciling", "Stalled")
        .map(type -> condition(status, type))
        .map(it -> it.status() + " " + it.reason())
        .toList();
  }

  private static Condition condition(DestinationStatus status, String type) {
    return status.conditions().stream()
        .filter(it -> it.type().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
