package com.kameleoon.destination.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompactTreeTest {
  @Test
  void isTheSameTree() {
    Map<String, Object> tree =
        Map.of(
            "spec",
            Map.of(
                "replicas",
                2,
                "containers",
                List.of(Map.of("name", "ingest"), "a", true),
                "n",
                1.5));

    assertThat(CompactTree.of(copy(tree))).isEqualTo(tree);
  }

  @Test
  void leavesOutWhatIsNull() {
    Map<String, Object> tree = new HashMap<>();
    tree.put("creationTimestamp", null);
    tree.put("labels", Map.of("a", "b"));

    assertThat(CompactTree.of(Map.of("metadata", tree)))
        .isEqualTo(Map.of("metadata", Map.of("labels", Map.of("a", "b"))));
  }

  @Test
  void keepsAListsNullInItsPlace() {
    assertThat(CompactTree.of(Map.of("args", Arrays.asList("a", null))))
        .isEqualTo(Map.of("args", Arrays.asList("a", null)));
  }

  @Test
  void hasOneCopyOfAShortText() {
    Map<String, Object> one = CompactTree.of(parsed());
    Map<String, Object> other = CompactTree.of(parsed());

    assertThat(one.get("image")).isSameAs(other.get("image"));
  }

  /// As a parser reads it: each text is an object of its own.
  private static Map<String, Object> parsed() {
    return Map.of("image", String.valueOf("ingest:1".toCharArray()));
  }

  private static Map<String, Object> copy(Map<String, Object> tree) {
    return new LinkedHashMap<>(tree);
  }
}
