package com.kameleoon.destination.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Every field of a schema as a row of a Markdown table.
final class FieldTable {
  private final StringBuilder rows = new StringBuilder();

  private FieldTable() {}

  /// @param path what the fields' names begin with
  static String of(String path, JsonNode schema) {
    FieldTable table = new FieldTable();
    table.rows.append("| field | type | meaning |\n| --- | --- | --- |\n");
    table.members(path, schema);
    return table.rows.toString();
  }

  private void members(String path, JsonNode schema) {
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      String place = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
      row(place, member.getValue(), required.contains(member.getKey()));
      below(place, member.getValue());
    }
  }

  private void below(String place, JsonNode schema) {
    if (schema.has("items")) {
      members(place + "[]", schema.path("items"));
    } else {
      members(place, schema);
    }
  }

  private void row(String place, JsonNode schema, boolean required) {
    rows.append(
        "| `%s`%s | %s | %s |\n"
            .formatted(
                place,
                required ? " (required)" : "",
                type(schema),
                schema.path("description").asText().replace("|", "\\|")));
  }

  private static String type(JsonNode schema) {
    if (schema.has("enum")) {
      return schema
          .path("enum")
          .valueStream()
          .map(JsonNode::asText)
          .collect(Collectors.joining(", "));
    }
    return switch (schema.path("type").asText()) {
      case "array" -> "list, at most " + schema.path("maxItems").asInt();
      case "object" -> schema.has("additionalProperties") ? "map" : "object";
      case "string" -> "text";
      case "integer", "number" -> "number" + range(schema);
      case "boolean" -> "true or false";
      default -> schema.path("type").asText();
    };
  }

  private static String range(JsonNode schema) {
    if (schema.has("minimum") && schema.has("maximum")) {
      return ", %s to %s".formatted(schema.get("minimum").asText(), schema.get("maximum").asText());
    }
    return schema.has("minimum") ? ", at least " + schema.get("minimum").asText() : "";
  }
}
