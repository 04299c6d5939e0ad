package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.event.Timestamps;
import java.util.List;
import java.util.Optional;

/// The shape that every event must have, whichever door it comes through. A JSON null counts as
/// absent.
final class EventShape {
  private static final int LONGEST_ID = 1_024;
  private static final List<String> IDS =
      List.of("userId", "anonymousId", "messageId", "groupId", "previousId");
  private static final List<String> TEXTS = List.of("event", "name", "category");
  private static final List<String> OBJECTS =
      List.of("properties", "traits", "context", "integrations");
  private static final List<String> TIMES = List.of("timestamp", "originalTimestamp", "sentAt");

  private EventShape() {}

  /// The first thing that is wrong.
  static Optional<Refusal> problem(ObjectNode event) {
    Optional<Refusal> problem = typeProblem(event);
    for (int i = 0; problem.isEmpty() && i < IDS.size(); i++) {
      problem = idProblem(IDS.get(i), event.get(IDS.get(i)));
    }
    for (int i = 0; problem.isEmpty() && i < TEXTS.size(); i++) {
      problem = textProblem(TEXTS.get(i), event.get(TEXTS.get(i)));
    }
    for (int i = 0; problem.isEmpty() && i < OBJECTS.size(); i++) {
      problem = objectProblem(OBJECTS.get(i), event.get(OBJECTS.get(i)));
    }
    for (int i = 0; problem.isEmpty() && i < TIMES.size(); i++) {
      problem = timeProblem(TIMES.get(i), event.get(TIMES.get(i)));
    }
    return problem;
  }

  private static Optional<Refusal> typeProblem(ObjectNode event) {
    JsonNode type = event.get("type");
    if (isAbsent(type)) {
      return refusal(
          "type",
          RefusalCode.MISSING_FIELD,
          "\"type\" is missing; send track, page, screen, identify, group or alias.");
    }
    return type.isTextual() && EventType.ofWireName(type.textValue()).isPresent()
        ? Optional.empty()
        : refusal(
            "type",
            RefusalCode.UNKNOWN_TYPE,
            "\"type\" is none of track, page, screen, identify, group, alias (in lower case).");
  }

  private static Optional<Refusal> idProblem(String member, JsonNode value) {
    if (isAbsent(value)) {
      return Optional.empty();
    }
    if (!value.isTextual() && !value.isNumber()) {
      return refusal(
          member,
          RefusalCode.INVALID_FIELD,
          "\"%s\" must be a string or a number.".formatted(member));
    }
    // A long messageId is shortened instead: see MessageIds.
    return value.asText().length() <= LONGEST_ID || member.equals("messageId")
        ? Optional.empty()
        : refusal(
            member,
            RefusalCode.INVALID_FIELD,
            "\"%s\" is longer than %d characters.".formatted(member, LONGEST_ID));
  }

  private static Optional<Refusal> textProblem(String member, JsonNode value) {
    return isAbsent(value) || value.isTextual()
        ? Optional.empty()
        : refusal(member, RefusalCode.INVALID_FIELD, "\"%s\" must be a string.".formatted(member));
  }

  private static Optional<Refusal> objectProblem(String member, JsonNode value) {
    return isAbsent(value) || value.isObject()
        ? Optional.empty()
        : refusal(member, RefusalCode.INVALID_FIELD, "\"%s\" must be an object.".formatted(member));
  }

  private static Optional<Refusal> timeProblem(String member, JsonNode value) {
    boolean fine =
        isAbsent(value) || (value.isTextual() && Timestamps.parse(value.textValue()).isPresent());
    return fine
        ? Optional.empty()
        : refusal(
            member,
            RefusalCode.INVALID_TIMESTAMP,
            "\"%s\" is no date and time; send one like 2026-01-31T12:34:56.789Z."
                .formatted(member));
  }

  static boolean isAbsent(@org.jspecify.annotations.Nullable JsonNode value) {
    return value == null || value.isNull();
  }

  private static Optional<Refusal> refusal(String path, RefusalCode code, String message) {
    return Optional.of(Refusal.at(path, code, message));
  }
}
