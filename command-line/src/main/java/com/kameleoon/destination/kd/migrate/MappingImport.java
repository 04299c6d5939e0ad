package com.kameleoon.destination.kd.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.action.Action;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Segment's destination subscriptions as `spec.mappings`.
final class MappingImport {
  private final Remarks remarks;
  private final Set<String> names = new HashSet<>();

  MappingImport(Remarks remarks) {
    this.remarks = remarks;
  }

  ArrayNode mappings(List<JsonNode> subscriptions) {
    ArrayNode mappings = JsonNodeFactory.instance.arrayNode();
    for (JsonNode subscription : subscriptions) {
      String name = unique(subscription.path("name").asText("mapping"));
      action(subscription)
          .ifPresentOrElse(
              action -> mappings.add(mapping(name, action, subscription)),
              () ->
                  remarks.leftOut(
                      "mapping " + name,
                      "Its action is `%s`; Kameleoon has logEvent, identify, group and page."
                          .formatted(subscription.path("actionSlug").asText("unknown"))));
    }
    return mappings;
  }

  private ObjectNode mapping(String name, Action action, JsonNode subscription) {
    ObjectNode mapping = JsonNodeFactory.instance.objectNode();
    mapping.put("name", name);
    mapping.put("subscribe", subscription.path("trigger").asText());
    mapping.put("partnerAction", action.wireName());
    if (!subscription.path("enabled").asBoolean(true)) {
      mapping.put("enabled", false);
    }
    if (subscription.path("settings").isObject() && !subscription.path("settings").isEmpty()) {
      mapping.set("mapping", subscription.path("settings"));
    } else {
      remarks.toDo(
          "mapping " + name, "Segment answered no field mappings; the action's defaults apply.");
    }
    if (subscription.hasNonNull("modelId")) {
      remarks.leftOut(
          "mapping " + name, "It reads a Reverse ETL model (`modelId`); only events come here.");
    }
    return mapping;
  }

  /// The slug is documented as the action's key for URLs and nothing more: all spellings that lead
  /// to one action are taken.
  private static Optional<Action> action(JsonNode subscription) {
    String slug = letters(subscription.path("actionSlug").asText());
    return Arrays.stream(Action.values())
        .filter(action -> slug.endsWith(letters(action.wireName())))
        .findFirst();
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  /// Segment lets two mappings have one name.
  private String unique(String name) {
    String free = name.isBlank() ? "mapping" : name;
    for (int i = 2; !names.add(free); i++) {
      free = name + " " + i;
    }
    if (!free.equals(name)) {
      remarks.toDo("mapping " + free, "Its name was taken or empty in Segment; rename it.");
    }
    return free;
  }
}
