package com.kameleoon.destination.model.compile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.model.action.Action;
import com.kameleoon.destination.model.spec.MappingSpec;
import java.util.List;

/// The mappings of a destination that writes none: Segment's four presets, and screens as events,
/// which Segment dropped in 2024.
final class Presets {
  private static final JsonNode LOG_EVENT =
      json(
          """
          {"anonymousId": {"@path": "$.anonymousId"},
           "userId": {"@path": "$.userId"},
           "event": {"@if": {"exists": {"@path": "$.event"},
                             "then": {"@path": "$.event"},
                             "else": {"@path": "$.name"}}},
           "type": {"@path": "$.type"},
           "properties": {"@if": {"exists": {"@path": "$.properties"},
                                  "then": {"@path": "$.properties"},
                                  "else": {"@path": "$.traits"}}},
           "kameleoonVisitorCode": {"@if": {"exists": {"@path": "$.properties.kameleoonVisitorCode"},
                                            "then": {"@path": "$.properties.kameleoonVisitorCode"},
                                            "else": {"@path": "$.traits.kameleoonVisitorCode"}}},
           "timestamp": {"@path": "$.timestamp"},
           "context": {"@path": "$.context"},
           "messageId": {"@path": "$.messageId"}}
          """);
  private static final JsonNode PAGE =
      json(
          """
          {"anonymousId": {"@path": "$.anonymousId"},
           "userId": {"@path": "$.userId"},
           "type": {"@path": "$.type"},
           "properties": {"@path": "$.properties"},
           "kameleoonVisitorCode": {"@path": "$.properties.kameleoonVisitorCode"},
           "name": {"@path": "$.name"},
           "context": {"@path": "$.context"},
           "timestamp": {"@path": "$.timestamp"},
           "messageId": {"@path": "$.messageId"}}
          """);
  private static final JsonNode IDENTIFY =
      json(
          """
          {"anonymousId": {"@path": "$.anonymousId"},
           "userId": {"@path": "$.userId"},
           "type": {"@path": "$.type"},
           "properties": {"@path": "$.traits"},
           "kameleoonVisitorCode": {"@path": "$.traits.kameleoonVisitorCode"},
           "timestamp": {"@path": "$.timestamp"},
           "messageId": {"@path": "$.messageId"}}
          """);
  private static final JsonNode GROUP =
      json(
          """
          {"anonymousId": {"@path": "$.anonymousId"},
           "userId": {"@path": "$.userId"},
           "type": {"@path": "$.type"},
           "groupId": {"@path": "$.groupId"},
           "properties": {"@path": "$.traits"},
           "kameleoonVisitorCode": {"@path": "$.traits.kameleoonVisitorCode"},
           "timestamp": {"@path": "$.timestamp"},
           "messageId": {"@path": "$.messageId"}}
          """);

  static final List<MappingSpec> MAPPINGS =
      List.of(
          preset("Track Calls", "track", Action.LOG_EVENT),
          preset("Page Calls", "page", Action.PAGE),
          preset("Group Calls", "group", Action.GROUP),
          preset("Identify Calls", "identify", Action.IDENTIFY),
          preset("Screen Calls", "screen", Action.LOG_EVENT));

  private Presets() {}

  /// What an action's fields are mapped from unless a mapping says otherwise.
  static JsonNode mappingOf(Action action) {
    return switch (action) {
      case LOG_EVENT -> LOG_EVENT;
      case PAGE -> PAGE;
      case IDENTIFY -> IDENTIFY;
      case GROUP -> GROUP;
    };
  }

  private static MappingSpec preset(String name, String type, Action action) {
    String subscribe = "type = \"" + type + "\"";
    return new MappingSpec(name, subscribe, action.wireName(), mappingOf(action), true);
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a preset is not JSON", broken);
    }
  }
}
