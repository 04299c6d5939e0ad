package com.kameleoon.destination.model.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaChangesTest {
  private static final String RELEASED =
      """
      {"type": "object", "required": ["name"], "properties": {
        "name": {"type": "string", "maxLength": 10, "minLength": 1},
        "mode": {"type": "string", "enum": ["A", "B"]},
        "many": {"type": "array", "maxItems": 5, "items": {"type": "integer", "maximum": 9}}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          "maxLength": 10 | "maxLength": 9   | .name: `maxLength` is narrower than it was
          "minLength": 1  | "minLength": 2   | .name: `minLength` is narrower than it was
          "minLength": 1  | "pattern": "a"   | .name: `pattern` has changed
          ["A", "B"]      | ["A"]            | .mode: `B` is no choice any more
          ["name"]        | ["name", "mode"] | .mode: is required now
          "mode":         | "other":         | .mode: is gone
          "maximum": 9    | "maximum": 8     | .many[]: `maximum` is narrower than it was
          "maxItems": 5   | "maxItems": 5, "x-kubernetes-validations": [{"rule": "size(self) > 1"}] | .many: the rule `size(self) > 1` is new
          "integer"       | "string"         | .many[]: `type` was "integer" and is "string"
          """)
  void refusesWhatStoredResourcesMayNotSurvive(String before, String after, String sentence) {
    assertThat(changes(RELEASED.replace(before, after))).contains(sentence);
  }

  @Test
  void takesNewFieldsAndWiderBounds() {
    assertThat(
            changes(
                RELEASED
                    .replace("\"maxItems\": 5", "\"maxItems\": 6")
                    .replace("[\"A\", \"B\"]", "[\"A\", \"B\", \"C\"]")
                    .replace("\"many\":", "\"more\": {\"type\": \"string\"}, \"many\":")))
        .isEmpty();
  }

  private static List<String> changes(String proposed) {
    return SchemaChanges.between(tree(RELEASED), tree(proposed));
  }

  private static JsonNode tree(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }
}
