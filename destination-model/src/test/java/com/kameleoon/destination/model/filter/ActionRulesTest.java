package com.kameleoon.destination.model.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import com.kameleoon.destination.model.spec.Dialect;
import com.kameleoon.destination.model.spec.FilterActionSpec;
import com.kameleoon.destination.model.spec.FilterActionType;
import com.kameleoon.destination.model.spec.HashEncoding;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What each action needs, and what it has no use for.
final class ActionRulesTest {
  private static final SecretKeyRef KEY = new SecretKeyRef("s", "k");
  private static final Map<String, List<String>> EMAIL = Map.of("properties", List.of("email"));
  private static final String LOST =
      "Segment would lose the event's type or messageId here, and no mapping would match. Leave"
          + " both out.";

  private final List<Issue> issues = new ArrayList<>();
  private final ActionRules strict = new ActionRules(Dialect.STRICT, issues);

  @Test
  void takesEverySampleFromNothingToEverything() {
    assertThat(strict.compile("a", sample(0.0, null))).isPresent();
    assertThat(strict.compile("a", sample(1.0, null))).isPresent();
    assertThat(issues).isEmpty();
  }

  @Test
  void saysWhatSegmentMakesOfASampleThatIsNoPart() {
    String sentence =
        "Segment takes everything below 0 for nothing and above 1 for everything. Write 0 to 1; 0.1"
            + " lets a tenth through.";
    strict.compile("a", sample(-0.01, null));
    strict.compile("b", sample(1.01, null));
    new ActionRules(Dialect.COMPAT, issues).compile("c", sample(Double.NaN, null));
    assertThat(issues)
        .containsExactly(
            Issue.error("a.percent", sentence),
            Issue.error("b.percent", sentence),
            new Issue("c.percent", Severity.WARNING, sentence));
  }

  @Test
  void samplesByTheMessageIdWhereThePathIsEmpty() {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("messageId", "m1");
    double ratio = Sample.ratio(event.get("messageId"));
    assertThat(kept(sample(ratio, ""), event)).isFalse();
    assertThat(kept(sample(Math.nextUp(ratio), ""), event)).isTrue();
  }

  @Test
  void needsThePartOfASample() {
    assertThat(strict.compile("a", sample(null, null))).isEmpty();
    assertThat(issues)
        .containsExactly(
            Issue.error(
                "a.percent", "SAMPLE needs `percent`, the part that goes through: 0 to 1."));
  }

  @Test
  void needsFieldsAndAKeyAndSaysBoth() {
    assertThat(strict.compile("a", fields(FilterActionType.HASH_PROPERTIES, Map.of()))).isEmpty();
    assertThat(issues)
        .containsExactly(
            Issue.error(
                "a.fields",
                "HASH_PROPERTIES needs `fields`: keys by path, as in {\"properties\":"
                    + " [\"email\"]}."),
            Issue.error(
                "a.keySecretRef",
                "HASH_PROPERTIES needs `keySecretRef`; without a key a hash can be guessed."));
  }

  @Test
  void compilesNothingWithAKeyButWithoutFields() {
    FilterActionSpec hash =
        new FilterActionSpec(
            FilterActionType.HASH_PROPERTIES, Map.of(), null, null, KEY, HashEncoding.HEX);
    assertThat(strict.compile("a", hash)).isEmpty();
    assertThat(issues).extracting(Issue::path).containsExactly("a.fields");
  }

  @Test
  void keepsWhatMappingsNeed() {
    assertThat(strict.compile("a", root(FilterActionType.DROP_PROPERTIES, "event"))).isPresent();
    assertThat(strict.compile("a", root(FilterActionType.ALLOW_PROPERTIES, "messageId", "type")))
        .isPresent();
    assertThat(strict.compile("a", fields(FilterActionType.ALLOW_PROPERTIES, EMAIL))).isPresent();
    assertThat(issues).isEmpty();
  }

  @Test
  void saysWhenWhatMappingsNeedWouldBeGone() {
    strict.compile("a", root(FilterActionType.DROP_PROPERTIES, "event", "messageId"));
    strict.compile("b", root(FilterActionType.DROP_PROPERTIES, "type"));
    strict.compile("c", root(FilterActionType.ALLOW_PROPERTIES, "type"));
    assertThat(issues)
        .containsExactly(
            Issue.error("a.fields", LOST),
            Issue.error("b.fields", LOST),
            Issue.error(
                "c.fields",
                "Segment would remove the event's type or messageId here, and no mapping would"
                    + " match. Allow both."));
  }

  @Test
  void namesWhatAnActionHasNoUseForInTheOrderOfTheAlphabet() {
    strict.compile(
        "a", new FilterActionSpec(FilterActionType.DROP, EMAIL, 0.5, "x", KEY, HashEncoding.HEX));
    assertThat(issues)
        .containsExactly(
            Issue.error("a.fields", "DROP has no `fields`; remove it."),
            Issue.error("a.keySecretRef", "DROP has no `keySecretRef`; remove it."),
            Issue.error("a.path", "DROP has no `path`; remove it."),
            Issue.error("a.percent", "DROP has no `percent`; remove it."));
  }

  @Test
  void hasAUseForEachFieldSomewhere() {
    strict.compile("a", sample(0.5, "userId"));
    strict.compile(
        "b",
        new FilterActionSpec(
            FilterActionType.HASH_PROPERTIES, EMAIL, null, null, KEY, HashEncoding.HEX));
    strict.compile("c", fields(FilterActionType.DROP_PROPERTIES, EMAIL));
    assertThat(issues).isEmpty();
  }

  @Test
  void hasNoUseForFieldsInASampleNorForAKeyWithoutAHash() {
    strict.compile(
        "a",
        new FilterActionSpec(FilterActionType.SAMPLE, EMAIL, 0.5, null, KEY, HashEncoding.HEX));
    strict.compile(
        "b",
        new FilterActionSpec(
            FilterActionType.DROP_PROPERTIES, EMAIL, null, null, KEY, HashEncoding.HEX));
    assertThat(issues)
        .extracting(Issue::path)
        .containsExactly("a.fields", "a.keySecretRef", "b.keySecretRef");
  }

  private boolean kept(FilterActionSpec sample, ObjectNode event) {
    Optional<KeyedTransformer> compiled = strict.compile("a", sample);
    return compiled.orElseThrow().apply(event).isPresent();
  }

  private static FilterActionSpec sample(@Nullable Double percent, @Nullable String path) {
    return new FilterActionSpec(
        FilterActionType.SAMPLE, Map.of(), percent, path, null, HashEncoding.HEX);
  }

  private static FilterActionSpec root(FilterActionType type, String... names) {
    return fields(type, Map.of("", List.of(names)));
  }

  private static FilterActionSpec fields(FilterActionType type, Map<String, List<String>> fields) {
    return new FilterActionSpec(type, fields, null, null, null, HashEncoding.HEX);
  }
}
