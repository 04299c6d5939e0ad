package com.kameleoon.destination.kd.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/// Segment's destination filters as `spec.filters`.
final class FilterImport {
  private static final Set<String> ACTIONS =
      Set.of("DROP", "SAMPLE", "DROP_PROPERTIES", "ALLOW_PROPERTIES");

  private final Remarks remarks;

  FilterImport(Remarks remarks) {
    this.remarks = remarks;
  }

  ArrayNode filters(List<JsonNode> filters) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    filters.forEach(filter -> list.add(filter(filter)));
    sources(filters);
    return list;
  }

  private ObjectNode filter(JsonNode filter) {
    String title = filter.path("title").asText("filter");
    ObjectNode written = JsonNodeFactory.instance.objectNode();
    written.put("name", title);
    written.put("if", filter.path("if").asText());
    if (!filter.path("enabled").asBoolean(true)) {
      written.put("enabled", false);
    }
    ArrayNode actions = written.putArray("actions");
    for (JsonNode action : filter.path("actions")) {
      action(title, action, actions);
    }
    return written;
  }

  private void action(String title, JsonNode action, ArrayNode actions) {
    String type = action.path("type").asText();
    if (!ACTIONS.contains(type)) {
      remarks.leftOut("filter " + title, "Its action `%s` has no counterpart.".formatted(type));
      return;
    }
    ObjectNode written = actions.addObject().put("type", type);
    for (String member : List.of("fields", "percent", "path")) {
      JsonNode value = action.path(member);
      boolean empty =
          value.isMissingNode()
              || value.isNull()
              || (value.isTextual() && value.asText().isEmpty());
      if (!empty) {
        written.set(member, value);
      }
    }
    if (type.equals("SAMPLE") && written.has("path")) {
      remarks.toDo(
          "filter " + title,
          "Which users are in a sample is decided by a hash of our own; Segment's is not published,"
              + " so that other users are in it than before.");
    }
  }

  /// In Segment a filter belongs to one source; here to the destination.
  private void sources(List<JsonNode> filters) {
    long sources =
        filters.stream().map(filter -> filter.path("sourceId").asText()).distinct().count();
    if (sources > 1) {
      remarks.toDo(
          "filters",
          "They belong to %d sources; here each filter sees the events of all sources."
              .formatted(sources));
    }
  }
}
