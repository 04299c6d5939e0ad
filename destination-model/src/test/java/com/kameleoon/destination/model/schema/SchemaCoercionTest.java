package com.kameleoon.destination.model.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.Vectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// One field of each type, with values of every kind, does what Segment's validation did.
class SchemaCoercionTest {

  @TestFactory
  Stream<DynamicTest> cleansCoercesAndValidatesAsSegmentDoes() {
    return Stream.of(
            "schema-coercion.json", "schema-coercion-more.json", "schema-coercion-nullable.json")
        .flatMap(file -> Vectors.cases(file).stream())
        .map(vector -> DynamicTest.dynamicTest(name(vector), () -> check(vector)));
  }

  private static String name(JsonNode vector) {
    return vector.get("type").asText() + " " + vector.get("value");
  }

  private static void check(JsonNode vector) {
    // Given
    PayloadSchema schema = new PayloadSchema(List.of(field(vector.get("type").asText())));
    ObjectNode payload = JsonNodeFactory.instance.objectNode().set("f", vector.get("value"));

    // When
    Checked checked = schema.check(payload);

    // Then
    switch (checked) {
      case Checked.Valid(ObjectNode valid) ->
          assertThat(Vectors.sameValues(valid, vector.path("out")))
              .as("%s should be %s", valid, vector)
              .isTrue();
      case Checked.Invalid(List<String> messages) ->
          assertThat(messages)
              .isEqualTo(vector.path("errors").valueStream().map(JsonNode::asText).toList());
    }
  }

  private static Field field(String type) {
    return switch (type) {
      case "string" -> of(FieldType.STRING);
      case "number" -> of(FieldType.NUMBER);
      case "integer" -> of(FieldType.INTEGER);
      case "boolean" -> of(FieldType.BOOLEAN);
      case "object" -> of(FieldType.OBJECT);
      case "datetime" -> of(FieldType.DATE_LIKE);
      case "date-time" -> of(FieldType.DATE_TIME);
      case "string[]" -> of(FieldType.STRING).with(Constraints.MULTIPLE);
      case "number|null" -> of(FieldType.NUMBER).with(Constraints.NULLABLE);
      case "integer|null" -> of(FieldType.INTEGER).with(Constraints.NULLABLE);
      case "boolean|null" -> of(FieldType.BOOLEAN).with(Constraints.NULLABLE);
      case "datetime|null" -> of(FieldType.DATE_LIKE).with(Constraints.NULLABLE);
      case "object|null" -> of(FieldType.OBJECT).with(Constraints.NULLABLE);
      case "string|null" -> of(FieldType.STRING).with(Constraints.NULLABLE);
      case "enum" -> of(FieldType.STRING).with(Constraints.oneOf(List.of("a", "b")));
      case "string min2 max3" -> of(FieldType.STRING).with(Constraints.length(2, 3));
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static Field of(FieldType type) {
    return Field.optional("f", "", type);
  }
}
