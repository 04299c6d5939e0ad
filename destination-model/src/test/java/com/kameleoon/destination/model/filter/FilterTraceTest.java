package com.kameleoon.destination.model.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.spec.Dialect;
import com.kameleoon.destination.model.spec.FilterActionSpec;
import com.kameleoon.destination.model.spec.FilterActionType;
import com.kameleoon.destination.model.spec.FilterSpec;
import com.kameleoon.destination.model.spec.HashEncoding;
import com.kameleoon.destination.model.spec.OnError;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a watcher is told about each step, and what is left of an event after a failure.
final class FilterTraceTest {
  private static final ObjectNode EVENT =
      JsonNodeFactory.instance.objectNode().put("type", "track").put("userId", "u1");
  private static final FilterActionSpec DROP_USER =
      action(FilterActionType.DROP_PROPERTIES, Map.of("", List.of("userId")), null);
  private static final FilterActionSpec HASH_TYPE =
      action(
          FilterActionType.HASH_PROPERTIES,
          Map.of("properties", List.of("email")),
          new SecretKeyRef("s", "k"));
  private static final FilterFailure NO_KEY =
      new FilterFailure("hash", "The Secret s has no key k.");

  private final List<String> told = new ArrayList<>();

  @Test
  void isToldOfEveryStepUntilTheEventIsDropped() {
    FilterOutcome outcome =
        apply(
            filter("user", "all", OnError.DROP, DROP_USER),
            filter(
                "drop",
                "userId = 'u1'",
                OnError.DROP,
                action(FilterActionType.DROP, Map.of(), null)));
    assertThat(outcome).isEqualTo(new FilterOutcome.Dropped("drop", FilterActionType.DROP));
    assertThat(told).containsExactly("drop DROP none");
  }

  @Test
  void isToldWhatGoesOn() {
    FilterOutcome outcome = apply(filter("user", "all", OnError.DROP, DROP_USER));
    assertThat(((FilterOutcome.Passed) outcome).event())
        .isEqualTo(JsonNodeFactory.instance.objectNode().put("type", "track"));
    assertThat(told).containsExactly("user DROP_PROPERTIES {\"type\":\"track\"}");
  }

  @Test
  void goesOnAfterAFailureThatMayPassAndSaysSo() {
    FilterOutcome outcome =
        apply(
            filter("hash", "all", OnError.PASS, HASH_TYPE),
            filter("hash2", "all", OnError.PASS, HASH_TYPE),
            filter("user", "all", OnError.DROP, DROP_USER));
    assertThat(outcome)
        .isEqualTo(
            new FilterOutcome.Passed(
                JsonNodeFactory.instance.objectNode().put("type", "track"),
                List.of(NO_KEY, new FilterFailure("hash2", NO_KEY.reason()))));
    assertThat(told)
        .containsExactly(
            "user DROP_PROPERTIES {\"type\":\"track\"}", "hash failed PASS", "hash2 failed PASS");
  }

  @Test
  void endsWithAFailureThatMayNotPassAndSaysSo() {
    assertThat(apply(filter("hash", "all", OnError.DEAD_LETTER, HASH_TYPE)))
        .isEqualTo(new FilterOutcome.Failed(NO_KEY, OnError.DEAD_LETTER));
    assertThat(told).containsExactly("hash failed DEAD_LETTER");
  }

  @Test
  void takesAnEmptyKeyForNone() {
    FilterProgram program = program(filter("hash", "all", OnError.DROP, HASH_TYPE));
    assertThat(program.withKeys(_ -> Optional.of(new byte[0])).apply(EVENT))
        .isEqualTo(new FilterOutcome.Failed(NO_KEY, OnError.DROP));
  }

  @Test
  void asksForNoKeysWhereNoneAreNeeded() {
    FilterProgram program = program(filter("user", "all", OnError.DROP, DROP_USER));
    assertThat(program.withKeys(_ -> Optional.empty())).isSameAs(program);
    assertThat(program.isEmpty()).isFalse();
    assertThat(FilterProgram.NONE.isEmpty()).isTrue();
  }

  @Test
  void asksForTheKeyOfTwoFiltersOnce() {
    FilterProgram program =
        program(
            filter("hash", "all", OnError.DROP, HASH_TYPE),
            filter("more", "all", OnError.DROP, HASH_TYPE));
    assertThat(program.secrets()).containsExactly(new SecretKeyRef("s", "k"));
  }

  private FilterOutcome apply(FilterSpec... filters) {
    return program(filters).apply(EVENT, new Recording());
  }

  private static FilterProgram program(FilterSpec... filters) {
    return FilterCompiler.compile("spec.filters", List.of(filters), Dialect.STRICT)
            instanceof FilterCompilation.Compiled(FilterProgram program, var warnings)
        ? program
        : FilterProgram.NONE;
  }

  private static FilterSpec filter(
      String name, String condition, OnError onError, FilterActionSpec action) {
    return new FilterSpec(name, condition, List.of(action), true, onError);
  }

  private static FilterActionSpec action(
      FilterActionType type, Map<String, List<String>> fields, @Nullable SecretKeyRef key) {
    return new FilterActionSpec(type, fields, null, null, key, HashEncoding.HEX);
  }

  /// Writes down what it is told.
  private final class Recording implements FilterTrace {
    @Override
    public void filter(String filter, FilterActionType action, Optional<JsonNode> event) {
      told.add(filter + " " + action + " " + event.map(JsonNode::toString).orElse("none"));
    }

    @Override
    public void filterFailed(FilterFailure failure, OnError onError) {
      told.add(failure.filter() + " failed " + onError);
    }
  }
}
