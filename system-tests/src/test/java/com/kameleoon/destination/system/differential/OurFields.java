package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.schema.Constraints;
import com.kameleoon.destination.model.schema.Field;
import com.kameleoon.destination.model.schema.FieldType;
import com.kameleoon.destination.model.schema.PayloadSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The fields of an action as Segment's definitions write them, read into this project's own.
final class OurFields {
  private OurFields() {}

  static PayloadSchema schema(JsonNode written) {
    List<Field> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : written.properties()) {
      fields.add(field(field.getKey(), field.getValue()));
    }
    return new PayloadSchema(fields);
  }

  private static Field field(String name, JsonNode written) {
    return new Field(
        name,
        written.path("label").asText(),
        type(written),
        written.path("required").asBoolean(),
        new Constraints(
            written.path("multiple").asBoolean(),
            written.path("allowNull").asBoolean(),
            written.path("choices").valueStream().map(JsonNode::textValue).toList(),
            written.path("minimum").asInt(),
            written.path("maximum").asInt()));
  }

  private static FieldType type(JsonNode written) {
    return switch (written.path("type").textValue()) {
      case "string" -> written.has("format") ? FieldType.DATE_TIME : FieldType.STRING;
      case "number" -> FieldType.NUMBER;
      case "integer" -> FieldType.INTEGER;
      case "boolean" -> FieldType.BOOLEAN;
      case "object" -> FieldType.OBJECT;
      case "datetime" -> FieldType.DATE_LIKE;
      default -> throw new IllegalArgumentException("no such type: " + written);
    };
  }
}
