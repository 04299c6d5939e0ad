package com.kameleoon.destination.ingest.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.query.LogJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Which events a replay takes, as label and value.
public final class SelectionView {
  private static final List<String> FIELDS = List.of("reason", "name", "type", "from", "to");
  private static final int FEW = 5;

  private SelectionView() {}

  /// @param json as a replay keeps it
  public static Map<String, String> of(String json) {
    JsonNode selection = LogJson.object(json.getBytes(StandardCharsets.UTF_8));
    Map<String, String> parts = new LinkedHashMap<>();
    if (!selection.path("messageIds").isEmpty()) {
      parts.put("messageId", ids(selection.path("messageIds")));
      return parts;
    }
    for (String field : FIELDS) {
      if (selection.hasNonNull(field)) {
        parts.put(field, selection.path(field).asText());
      }
    }
    parts.put("takes", selection.path("all").asBoolean() ? "also what was filtered" : "discards");
    return parts;
  }

  private static String ids(JsonNode ids) {
    String few =
        StreamSupport.stream(ids.spliterator(), false)
            .limit(FEW)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "));
    return ids.size() > FEW ? few + " and " + (ids.size() - FEW) + " more" : few;
  }
}
