package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The items of a batch, each made whole: the batch's own `context`, `integrations` and `sentAt`
/// belong to every item that does not say otherwise.
final class TrackingBatch {
  private static final List<String> SHARED = List.of("context", "integrations");
  private static final int LARGEST_GROWTH = 4;

  private final ObjectNode body;
  private final int bodyBytes;
  private final boolean suspicious;
  private final DoorLimits limits;
  private final Optional<String> address;

  /// @param address of the client, where it is known
  TrackingBatch(BodyReading.Read read, DoorLimits limits, Optional<String> address) {
    this.body = read.tree();
    this.bodyBytes = read.bytes();
    this.suspicious = read.suspicious();
    this.limits = limits;
    this.address = address;
  }

  /// What is wrong with the batch as a whole.
  Optional<Refusal> problem() {
    if (!(body.get("batch") instanceof ArrayNode items)) {
      return refusal(RefusalCode.MISSING_FIELD, "\"batch\" must be an array of events.");
    }
    if (items.size() > limits.maxBatchEvents()) {
      return refusal(
          RefusalCode.TOO_MANY_EVENTS,
          "\"batch\" has %d events; send at most %d at once."
              .formatted(items.size(), limits.maxBatchEvents()));
    }
    return (long) sharedBytes() * items.size() > (long) LARGEST_GROWTH * limits.maxEventBytes()
        ? refusal(
            RefusalCode.TOO_LARGE,
            "The batch's own context and integrations are too large for %d events; send fewer."
                .formatted(items.size()))
        : Optional.empty();
  }

  /// To be asked when there is no problem.
  List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    int shared = sharedBytes();
    for (JsonNode item : body.path("batch")) {
      candidates.add(candidate(item, candidates.size(), shared));
    }
    return candidates;
  }

  private Candidate candidate(JsonNode item, int index, int sharedBytes) {
    String place = "batch[" + index + "]";
    if (!(item instanceof ObjectNode event)) {
      return new Candidate.Broken(
          Refusal.at(place, RefusalCode.INVALID_FIELD, "An event must be an object."));
    }
    Optional<Refusal> problem = textProblem(event).or(() -> sizeProblem(event, sharedBytes));
    if (problem.isEmpty()) {
      complete(event);
      problem = EventShape.problem(event).or(() -> TrackingRules.missing(event));
    }
    return Candidate.of(event, problem.map(refusal -> refusal.inside(place)));
  }

  private Optional<Refusal> textProblem(ObjectNode event) {
    return suspicious ? SuspiciousText.findIn(event) : Optional.empty();
  }

  /// Only a batch that is larger than an event may hold an event that is too large.
  private Optional<Refusal> sizeProblem(ObjectNode event, int sharedBytes) {
    if (bodyBytes <= limits.maxEventBytes()) {
      return Optional.empty();
    }
    int bytes = EventJson.write(event).length + sharedBytes;
    return bytes <= limits.maxEventBytes()
        ? Optional.empty()
        : Optional.of(EventSize.refusal(bytes, limits.maxEventBytes()));
  }

  private void complete(ObjectNode event) {
    event.remove("writeKey");
    for (String member : SHARED) {
      share(event, member);
    }
    if (EventShape.isAbsent(event.get("sentAt")) && body.has("sentAt")) {
      event.set("sentAt", body.get("sentAt"));
    }
    DirectContext.complete(event, address);
  }

  private void share(ObjectNode event, String member) {
    JsonNode own = event.get(member);
    if (!(body.get(member) instanceof ObjectNode shared)) {
      return;
    }
    if (EventShape.isAbsent(own)) {
      event.set(member, shared);
    } else if (own instanceof ObjectNode specific) {
      ObjectNode merged = shared.objectNode();
      merged.setAll(shared);
      merged.setAll(specific);
      event.set(member, merged);
    }
  }

  private int sharedBytes() {
    int bytes = 0;
    for (String member : SHARED) {
      bytes += body.get(member) instanceof ObjectNode shared ? EventJson.write(shared).length : 0;
    }
    return bytes;
  }

  private static Optional<Refusal> refusal(RefusalCode code, String message) {
    return Optional.of(Refusal.at("batch", code, message));
  }
}
