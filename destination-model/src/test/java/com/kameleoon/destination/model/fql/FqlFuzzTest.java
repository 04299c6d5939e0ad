package com.kameleoon.destination.model.fql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import com.kameleoon.destination.model.fql.TriggerCompilation.Compiled;
import com.kameleoon.destination.model.spec.Dialect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No text is too odd, too long or too deep.
final class FqlFuzzTest {
  private static final long SEED = Long.getLong("fuzz.seed", 20_260_101);
  private static final String[] WORDS = {
    "type",
    "event",
    "userId",
    "properties.price",
    "properties",
    "properties.\\.",
    "traits.a-b",
    "groupId",
    "contains",
    "match",
    "(",
    ")",
    "(",
    ")",
    "!",
    ",",
    ".",
    "[",
    "]",
    "=",
    "!=",
    "<",
    ">=",
    "and",
    "or",
    "OR",
    "not",
    "null",
    "true",
    "5",
    "-",
    "1.5",
    "\"track\"",
    "'x'",
    "\"a*\"",
    "\"",
    "\\"
  };

  private final Random random = new Random(SEED);
  private final JsonNode event = event();

  @Test
  void randomBytesAreCompiledOrRefused() {
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      compileAndRun(new String(bytes, StandardCharsets.ISO_8859_1));
      compileAndRun(new String(bytes, StandardCharsets.UTF_16BE));
    }
  }

  @Test
  void randomWordsAreCompiledOrRefused() {
    for (int i = 0; i < 20_000; i++) {
      compileAndRun(words(random.nextInt(30)));
    }
  }

  @Test
  void whatStrictAcceptsMeansTheSameInSegment() {
    for (int i = 0; i < 20_000; i++) {
      String text = words(1 + random.nextInt(8));
      boolean readable = SegmentTree.read(text) instanceof TriggerReading.Understood;
      if (readable && compile(text, Dialect.STRICT) instanceof Compiled strict) {
        Compiled compat = (Compiled) compile(text, Dialect.COMPAT);
        assertThat(strict.matcher().matches(event))
            .as(text)
            .isEqualTo(compat.matcher().matches(event));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "a.", "\"x", "type = ", "!", ")", "and ", "\\", "event", "1.", "é", "a b "})
  void aMegabyteTakesNoMoreThanSeconds(String unit) {
    String text = unit.repeat(1_000_000 / unit.length());
    assertTimeout(Duration.ofSeconds(30), () -> compileAndRun(text));
  }

  private String words(int count) {
    return IntStream.range(0, count)
        .mapToObj(_ -> WORDS[random.nextInt(WORDS.length)] + (random.nextInt(5) == 0 ? "" : " "))
        .collect(Collectors.joining());
  }

  private void compileAndRun(String text) {
    assertThatCode(
            () -> {
              for (Dialect dialect : Dialect.values()) {
                run(compile(text, dialect));
                run(FilterConditionCompiler.compile("if", text, dialect));
              }
            })
        .as(() -> "seed %d: %s".formatted(SEED, text.substring(0, Math.min(200, text.length()))))
        .doesNotThrowAnyException();
  }

  private void run(TriggerCompilation compilation) {
    if (compilation instanceof Compiled compiled) {
      try {
        compiled.matcher().matches(event);
      } catch (EvaluationFailure failure) {
        assertThat(failure.reason()).isNotBlank();
      }
    }
  }

  private static TriggerCompilation compile(String text, Dialect dialect) {
    return TriggerCompiler.compile("subscribe", text, dialect);
  }

  private static JsonNode event() {
    ObjectMapper json = new ObjectMapper();
    return json.createObjectNode()
        .put("type", "track")
        .put("event", "a")
        .set("properties", json.createObjectNode().put("price", 5));
  }
}
