package com.kameleoon.destination.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.operator.resource.Marks;
import com.kameleoon.destination.operator.resource.Owner;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplierTest {
  private static final Owner OWNER = new Owner("shop", "lamps", "uid-1");

  private final FakeStore store = new FakeStore();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Applier applier = new Applier(store, () -> now);

  private static Map<String, Object> deployment(int replicas) {
    return Map.of(
        "apiVersion",
        "apps/v1",
        "kind",
        "Deployment",
        "metadata",
        Map.of(
            "name",
            "lamps-ingest",
            "namespace",
            "shop",
            "labels",
            Map.copyOf(Marks.of(OWNER, "ingest")),
            "ownerReferences",
            List.of(Map.of("uid", "uid-1", "name", "lamps"))),
        "spec",
        Map.of("replicas", replicas));
  }

  @Test
  void createsOnceAndThenLeavesAlone() {
    assertThat(applier.apply(OWNER, List.of(deployment(1))))
        .containsExactly(new Change.Created("Deployment lamps-ingest"));
    assertThat(applier.apply(OWNER, List.of(deployment(1)))).isEmpty();
    assertThat(store.writes).hasSize(1);
  }

  @Test
  void writesWhatIsDeclaredOtherwise() {
    applier.apply(OWNER, List.of(deployment(1)));

    assertThat(applier.apply(OWNER, List.of(deployment(3))))
        .containsExactly(new Change.Updated("Deployment lamps-ingest"));
  }

  @Test
  void correctsDriftAndNamesTheFields() {
    // Given
    applier.apply(OWNER, List.of(deployment(1)));

    // When
    stored().setAdditionalProperty("spec", new HashMap<>(Map.of("replicas", 7)));

    // Then
    assertThat(applier.apply(OWNER, List.of(deployment(1))))
        .containsExactly(new Change.Corrected("Deployment lamps-ingest", List.of("spec.replicas")));
    assertThat(stored().<Integer>get("spec", "replicas")).isEqualTo(1);
  }

  private GenericKubernetesResource stored() {
    return store.objects.values().iterator().next();
  }

  @Test
  void takesTheServersOwnFormForNoDrift() {
    store.form =
        object -> {
          object.setAdditionalProperty("spec", Map.of("replicas", "one"));
          return object;
        };

    applier.apply(OWNER, List.of(deployment(1)));

    assertThat(applier.apply(OWNER, List.of(deployment(1)))).isEmpty();
  }

  @Test
  void anOperatorThatHasJustStartedTakesTheServersOwnFormForNoDriftEither() {
    // Given
    store.form =
        object -> {
          object.setAdditionalProperty("spec", Map.of("replicas", "one"));
          return object;
        };
    applier.apply(OWNER, List.of(deployment(1)));

    // When
    Applier next = new Applier(store, () -> now);

    // Then
    assertThat(next.apply(OWNER, List.of(deployment(1)))).isEmpty();
    assertThat(next.apply(OWNER, List.of(deployment(1)))).isEmpty();
    assertThat(store.writes).hasSize(2);
  }

  @Test
  void forgetsOneDestinationAndNotItsNeighbour() {
    // Given
    applier.apply(OWNER, List.of(deployment(1)));
    now = now.plus(Duration.ofMinutes(1));
    store.objects.clear();

    // When
    applier.forget("shop", "lam");
    applier.forget("other", "lamps");

    // Then
    assertThat(applier.apply(OWNER, List.of(deployment(1))))
        .containsExactly(new Change.Restored("Deployment lamps-ingest"));

    // And when it is gone itself
    now = now.plus(Duration.ofMinutes(1));
    store.objects.clear();
    applier.forget("shop", "lamps");
    assertThat(applier.apply(OWNER, List.of(deployment(1))))
        .containsExactly(new Change.Created("Deployment lamps-ingest"));
  }

  @Test
  void restoresWhatSomebodyDeleted() {
    // Given
    applier.apply(OWNER, List.of(deployment(1)));
    now = now.plus(Duration.ofMinutes(1));

    // When
    store.objects.clear();

    // Then
    assertThat(applier.apply(OWNER, List.of(deployment(1))))
        .containsExactly(new Change.Restored("Deployment lamps-ingest"));
  }

  @Test
  void leavesAloneWhatBelongsToSomethingElse() {
    // Given
    store.apply(
        Map.of(
            "apiVersion", "apps/v1",
            "kind", "Deployment",
            "metadata", Map.of("name", "lamps-ingest", "namespace", "shop")));

    // When
    List<Change> changes = applier.apply(OWNER, List.of(deployment(1)));

    // Then
    assertThat(changes)
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Failed.class,
            failed -> assertThat(failed.sentence()).contains("belongs to something else"));
    assertThat(store.writes).hasSize(1);
  }

  @Test
  void deletesWhatIsNotDeclaredAnyMore() {
    applier.apply(OWNER, List.of(deployment(1)));

    assertThat(applier.prune(OWNER, List.of()))
        .containsExactly(new Change.Deleted("Deployment lamps-ingest"));
    assertThat(store.objects).isEmpty();
  }
}
