package com.kameleoon.destination.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.model.spec.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Strict looks at every place where a directive may stand.
final class StrictEverywhereTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String MISREAD = "{\"@path\": \"$\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HERE",
        "[HERE]",
        "{\"a\": {\"b\": HERE}}",
        "{\"@path\": HERE}",
        "{\"@template\": HERE}",
        "{\"@literal\": HERE}",
        "{\"@if\": {\"exists\": HERE, \"then\": 1}}",
        "{\"@if\": {\"exists\": 1, \"then\": HERE}}",
        "{\"@if\": {\"exists\": 1, \"then\": 1, \"else\": HERE}}",
        "{\"@case\": {\"operator\": \"lower\", \"value\": HERE}}",
        "{\"@replace\": {\"pattern\": \"a\", \"replacement\": \"b\", \"value\": HERE}}",
        "{\"@arrayPath\": [HERE]}",
        "{\"@arrayPath\": [\"$.a\", {\"b\": HERE}]}",
        "{\"@json\": {\"mode\": \"encode\", \"value\": HERE}}",
        "{\"@flatten\": {\"separator\": \".\", \"value\": HERE}}",
        "{\"@merge\": {\"direction\": \"left\", \"objects\": [{\"a\": HERE}]}}",
        "{\"@transform\": {\"apply\": {\"a\": HERE}, \"mapping\": {\"b\": 1}}}",
        "{\"@transform\": {\"apply\": {\"a\": 1}, \"mapping\": {\"b\": HERE}}}",
        "{\"@excludeWhenNull\": HERE}"
      })
  void findsAMisreadPath(String template) throws JsonProcessingException {
    assertThat(misread(template)).isTrue();
  }

  /// Misread with the path in it, and fine with a better one.
  private static boolean misread(String template) throws JsonProcessingException {
    assertThat(compile(template.replace("HERE", "{\"@path\": \"$.x\"}")))
        .isInstanceOf(MappingCompilation.Compiled.class);
    return compile(template.replace("HERE", MISREAD)) instanceof MappingCompilation.Refused;
  }

  private static MappingCompilation compile(String value) throws JsonProcessingException {
    JsonNode mapping = JSON.readTree("{\"v\": " + value + "}");
    return MappingCompiler.compile(mapping, Dialect.STRICT);
  }
}
