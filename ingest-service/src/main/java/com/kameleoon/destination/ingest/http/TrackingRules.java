package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.event.SegmentEvent;
import java.util.Optional;
import java.util.stream.Stream;

/// What Segment's tracking API requires of each type of event.
final class TrackingRules {
  private TrackingRules() {}

  /// The first thing that is missing; the event has the shape of [EventShape].
  static Optional<Refusal> missing(ObjectNode tree) {
    SegmentEvent event = new SegmentEvent(tree);
    return switch (event.type().orElseThrow()) {
      case TRACK ->
          tree.path("event").asText().isEmpty()
              ? missing("event", "a track call names its event")
              : idMissing(event);
      case GROUP ->
          event.groupId().isEmpty()
              ? missing("groupId", "a group call names the group")
              : idMissing(event);
      case ALIAS -> aliasMissing(event);
      case PAGE, SCREEN, IDENTIFY -> idMissing(event);
    };
  }

  private static Optional<Refusal> aliasMissing(SegmentEvent event) {
    if (event.userId().isEmpty()) {
      return missing("userId", "an alias call names the new id");
    }
    return event.tree().path("previousId").asText().isEmpty()
        ? missing("previousId", "an alias call names the old id")
        : Optional.empty();
  }

  /// A visitor code is as good an id as Segment's two.
  private static Optional<Refusal> idMissing(SegmentEvent event) {
    boolean known =
        event.userId().isPresent()
            || event.anonymousId().isPresent()
            || Stream.of(event.properties(), event.traits(), event.context())
                .flatMap(Optional::stream)
                .anyMatch(TrackingRules::hasVisitorCode);
    return known
        ? Optional.empty()
        : missing("userId", "an event has a userId, an anonymousId or a kameleoonVisitorCode");
  }

  private static boolean hasVisitorCode(JsonNode node) {
    return !node.path("kameleoonVisitorCode").asText().isEmpty();
  }

  private static Optional<Refusal> missing(String path, String why) {
    return Optional.of(
        Refusal.at(
            path,
            RefusalCode.MISSING_FIELD,
            "\"%s\" is missing or empty: %s.".formatted(path, why)));
  }
}
