package com.kameleoon.destination.model.fql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.model.fql.TriggerCompilation.Compiled;
import com.kameleoon.destination.model.spec.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What strict makes of conditions that Segment's documentation and its library answer differently.
final class DocumentedFilterTest {
  private static final String EVENT =
      """
      {"type": "track", "event": "Order Completed", "messageId": "m1", "empty": null,
       "properties": {"price": 10, "id": 9007199254740993, "paid": true, "name": "Zürich",
         "features": ["new", "dark-mode", 7], "a.b": 1, "version": "1.10.0",
         "box": {"x": 1, "y": 2}, "text": "12.5", "pattern": "Or*"}}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userId = null",
        "empty = null",
        "length(userId) < 1",
        "length(userId) = 0",
        "length(properties.name) = 7",
        "length(properties.features) = 3",
        "'dark-mode' in properties.features",
        "7 in properties.features",
        "!('light' in properties.features)",
        "!('a' in properties.none)",
        "contains(lowercase(event), 'order')",
        "match(uppercase(event), 'ORDER*')",
        "match(event, properties.pattern)",
        "typeof(properties.paid) = 'bool'",
        "typeof(properties.features) = 'list'",
        "typeof(userId) = 'null'",
        "snakecase('Test string') = 'test_string'",
        "kebabcase(event) = 'order-completed'",
        "titlecase('order completed') = event",
        "string(properties.price) = '10'",
        "number(properties.text) > 12",
        "bool(properties.price)",
        "properties.paid",
        "properties.a\\.b = 1",
        "properties.features.\\1 = 'dark-mode'",
        "properties.id = 9007199254740993",
        "properties.id != 9007199254740992",
        "properties.price = 10.0",
        "properties.price != '10'",
        "properties.features = ['new', 'dark-mode', 7]",
        "semver(properties.version, '>', '1.9')",
        "event = 'x' or type = 'track' and properties.paid",
        "!(event = 'x' or type = 'page')",
        "all"
      })
  void holds(String condition) throws JsonProcessingException {
    assertThat(matches(condition)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userId != null",
        "properties.price = '10'",
        "properties.id = 9007199254740992",
        "properties.name.length = 6",
        "properties.price.x = 1",
        "length(properties.price) < 1",
        "lowercase(properties.price) = '10'",
        "contains(userId, 'a')",
        "match(event, 'order*')",
        "userId",
        "bool(userId)",
        "number(event) > 0",
        "semver(properties.version, '<', '1.9')",
        "(event = 'x' or type = 'track') and properties.none"
      })
  void doesNotHold(String condition) throws JsonProcessingException {
    assertThat(matches(condition)).isFalse();
  }

  @Test
  void warnsWhereCompatWouldAnswerOtherwise() {
    Compiled strict =
        (Compiled) FilterConditionCompiler.compile("if", "length(userId) < 1", Dialect.STRICT);
    assertThat(strict.warnings()).singleElement().extracting("path").isEqualTo("if:1");
  }

  private static boolean matches(String condition) throws JsonProcessingException {
    JsonNode event = new ObjectMapper().readTree(EVENT);
    return ((Compiled) FilterConditionCompiler.compile("if", condition, Dialect.STRICT))
        .matcher()
        .matches(event);
  }
}
