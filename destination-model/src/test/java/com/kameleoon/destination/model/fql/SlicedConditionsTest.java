package com.kameleoon.destination.model.fql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import com.kameleoon.destination.model.json.SlicedJson;
import com.kameleoon.destination.model.spec.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A condition says the same of an event of which nobody has decoded anything, of one that has been
/// looked at, and of Jackson's tree.
class SlicedConditionsTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();
  private static final int ROUNDS = 5_000;
  private static final List<String> VALUES =
      List.of(
          "\"free\"",
          "\"Free\"",
          "\"FREE\"",
          "\"fre\"",
          "\"freedom\"",
          "\"a free plan\"",
          "\"\"",
          "\"fr\\u0065e\"",
          "\"\\n\"",
          "\"fr\u00e9e\"",
          "\"\u00c9\"",
          "\"\ud83c\udf89 free\"",
          "\"\\ud83c\\udf89\"",
          "\"\\ud800\"",
          "\"" + "x".repeat(300) + "free\"",
          "\"null\"",
          "0",
          "3",
          "-3",
          "3.0",
          "3.5",
          "1e2",
          "100",
          "123456789012",
          "9007199254740993",
          "12345678901234567890",
          "0.1",
          "true",
          "false",
          "null",
          "[]",
          "[\"free\"]",
          "{}",
          "{\"free\":1}",
          "[\"lowercase\",\"a\"]");
  private static final List<String> LITERALS =
      List.of(
          "\"free\"",
          "\"FREE\"",
          "\"\"",
          "\"fr\u00e9e\"",
          "\"\u00e9\"",
          "\"\ud83c\udf89\"",
          "\"e\"",
          "\"null\"",
          "\"3\"",
          "3",
          "0",
          "-3",
          "3.5",
          "100",
          "9007199254740993",
          "4");
  private static final List<String> PATHS =
      List.of(
          "event",
          "userId",
          "type",
          "name",
          "properties.plan",
          "properties.deep.plan",
          "context.page.url",
          "traits.plan",
          "properties.none",
          "properties.deep.deeper.plan");

  private final Random random = new Random(20261129);
  private final Map<String, Integer> answers = new HashMap<>();

  @Test
  void saysTheSameOfTriggersInBothDialects() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      check(trigger(), (text, dialect) -> TriggerCompiler.compile("trigger", text, dialect));
    }
    bothAnswersAreGiven();
  }

  @Test
  void saysTheSameOfFiltersInBothDialects() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      check(filter(), (text, dialect) -> FilterConditionCompiler.compile("if", text, dialect));
    }
    bothAnswersAreGiven();
  }

  private void bothAnswersAreGiven() {
    assertThat(answers.get("true")).isGreaterThan(ROUNDS / 20);
    assertThat(answers.get("false")).isGreaterThan(ROUNDS / 2);
  }

  @FunctionalInterface
  private interface Compiler {
    TriggerCompilation compile(String text, Dialect dialect);
  }

  private void check(String condition, Compiler compiler) throws IOException {
    String event = event();
    for (Dialect dialect : Dialect.values()) {
      if (compiler.compile(condition, dialect)
          instanceof TriggerCompilation.Compiled(EventMatcher matcher, var _)) {
        String expected = answer(matcher, JACKSON.readTree(event));
        JsonNode sliced = sliced(event);
        assertThat(answer(matcher, sliced)).as("%s of %s", condition, event).isEqualTo(expected);
        answers.merge(expected, 1, Integer::sum);
        sliced.path("properties").path("deep").path("plan");
        sliced.forEach(JsonNode::asText);
        assertThat(answer(matcher, sliced)).as("%s of %s", condition, event).isEqualTo(expected);
      }
    }
  }

  private static String answer(EventMatcher matcher, JsonNode event) {
    try {
      return Boolean.toString(matcher.matches(event));
    } catch (EvaluationFailure failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  private static JsonNode sliced(String event) throws IOException {
    Optional<ObjectNode> sliced = SlicedJson.read(event.getBytes(StandardCharsets.UTF_8));
    return sliced.isPresent() ? sliced.get() : JACKSON.readTree(event);
  }

  private String event() {
    return """
    {"type": "track", "event": %s, "userId": %s, "name": %s,
     "properties": {"a": 1, "plan": %s, "deep": {"plan": %s, "deeper": {"plan": %s}}},
     "traits": %s, "context": {"page": {"url": %s}}}
    """
        .formatted(
            any(VALUES),
            any(VALUES),
            any(VALUES),
            any(VALUES),
            any(VALUES),
            any(VALUES),
            random.nextBoolean() ? any(VALUES) : "{\"plan\": " + any(VALUES) + "}",
            any(VALUES));
  }

  private String trigger() {
    String test =
        switch (random.nextInt(3)) {
          case 0 -> any(PATHS) + any(List.of(" = ", " != ", " < ", " >= ")) + any(LITERALS);
          case 1 -> any(PATHS) + any(List.of(" = null", " != null", " = true", " = false"));
          default ->
              "match(" + any(PATHS) + ", " + any(List.of("\"fr*\"", "\"*ee\"", "\"*\"")) + ")";
        };
    return any(List.of("", "!")) + (random.nextInt(3) == 0 ? contains() : test);
  }

  private String filter() {
    return switch (random.nextInt(5)) {
      case 0 -> any(List.of("", "!")) + contains();
      case 1 ->
          any(List.of("lowercase", "length", "typeof"))
              + "("
              + any(PATHS)
              + ")"
              + any(List.of(" = ", " != ", " < ", " > ", " <= "))
              + any(LITERALS);
      case 2 ->
          "match("
              + any(PATHS)
              + ", "
              + any(List.of("\"fr*\"", "\"*e?\"", "\"*[a-f]*\"", "\"*\""))
              + ")";
      case 3 -> any(PATHS) + any(List.of(" = null", " != null", " = true", " != false"));
      default -> any(PATHS) + any(List.of(" = ", " != ", " < ", " > ", " >= ")) + any(LITERALS);
    };
  }

  private String contains() {
    return "contains(" + any(PATHS) + ", " + any(LITERALS) + ")";
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
