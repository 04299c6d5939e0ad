package com.kameleoon.destination.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.operator.plan.Plan;
import com.kameleoon.destination.operator.resource.KameleoonDestination;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConflictsTest {
  private final KameleoonDestination old = resource("old", "2026-01-01T00:00:00Z", "aaaaaaaaaa");
  private final KameleoonDestination young =
      resource("young", "2026-01-02T00:00:00Z", "aaaaaaaaaa");

  @Test
  void theYoungerOfTwoWithOneSitecodeIsRefused() {
    Optional<Plan> plan = Conflicts.of(young, List.of(young, old));

    assertThat(plan)
        .hasValueSatisfying(
            it -> assertThat(it.toString()).contains("KameleoonDestination shop/old has this"));
    assertThat(Conflicts.of(old, List.of(young, old))).isEmpty();
  }

  @Test
  void isOverOnceTheOlderIsBeingDeleted() {
    old.getMetadata().setDeletionTimestamp("2026-01-03T00:00:00Z");

    assertThat(Conflicts.of(young, List.of(young, old))).isEmpty();
  }

  @Test
  void othersDoNotConflict() {
    KameleoonDestination other = resource("other", "2026-01-01T00:00:00Z", "bbbbbbbbbb");

    assertThat(Conflicts.of(young, List.of(young, other))).isEmpty();
  }

  private static KameleoonDestination resource(String name, String created, String sitecode) {
    KameleoonDestination resource = new KameleoonDestination();
    resource.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName(name)
            .withUid(name)
            .withCreationTimestamp(created)
            .build());
    try {
      resource.setSpec(
          JsonMapper.builder().build().readTree("{\"sitecode\": \"%s\"}".formatted(sitecode)));
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
    return resource;
  }
}
