package com.kameleoon.destination.operator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftTest {
  @Test
  void whatOthersAddIsTheirs() {
    assertThat(Drift.between(Map.of("a", 1), Map.of("a", 1L, "b", 2))).isEmpty();
  }

  @Test
  void namesAFieldBelowAnItemByItsName() {
    assertThat(
            Drift.between(
                containers(Map.of("name", "ingest", "image", "a")),
                containers(Map.of("name", "ingest", "image", "b", "tty", true))))
        .containsExactly("containers[ingest].image");
  }

  @Test
  void itemsMayStandInAnotherOrder() {
    assertThat(
            Drift.between(
                Map.of("ports", List.of(Map.of("name", "a"), Map.of("name", "b"))),
                Map.of("ports", List.of(Map.of("name", "b"), Map.of("name", "a")))))
        .isEmpty();
  }

  @Test
  void aMissingOrAddedItemIsDrift() {
    assertThat(Drift.between(Map.of("args", List.of("a")), Map.of("args", List.of("a", "b"))))
        .containsExactly("args");
    assertThat(Drift.between(Map.of("a", Map.of("b", "c")), Map.of())).containsExactly("a");
  }

  @Test
  void anEmptyObjectMayBeLeftOutByTheServer() {
    assertThat(Drift.between(Map.of("requests", Map.of()), Map.of())).isEmpty();
  }

  private static Map<String, Object> containers(Map<String, Object> container) {
    return Map.of("containers", List.of(container));
  }
}
