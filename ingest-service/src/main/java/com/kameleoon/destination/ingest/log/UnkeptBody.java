package com.kameleoon.destination.ingest.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What stands in the log instead of a body that was too large: how large it was, and the ids of
/// its user at their places, by which an erasure finds the event.
///
/// @param bytes of the body
/// @param limit that held then
public record UnkeptBody(long bytes, long limit) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MARK = "bodyNotKept";

  // An accepted event has a type, and this has none: no event can look like it.
  private static final String TYPE = "type";

  private static final List<List<String>> IDS =
      List.of(
          List.of("userId"),
          List.of("anonymousId"),
          List.of("previousId"),
          List.of("properties", "kameleoonVisitorCode"),
          List.of("traits", "kameleoonVisitorCode"),
          List.of("context", "kameleoonVisitorCode"),
          List.of("context", "traits", "kameleoonVisitorCode"));

  static UnkeptBody of(byte[] body, int limit) {
    return new UnkeptBody(body.length, limit);
  }

  /// Empty where the body is there.
  public static Optional<UnkeptBody> in(JsonNode stored) {
    JsonNode mark = stored.path(MARK);
    return mark.isObject() && !stored.has(TYPE)
        ? Optional.of(new UnkeptBody(mark.path("bytes").asLong(), mark.path("limit").asLong()))
        : Optional.empty();
  }

  static Optional<UnkeptBody> in(byte[] stored) {
    return in(tree(stored));
  }

  /// @param body that is not kept
  byte[] write(byte[] body) {
    ObjectNode kept = JSON.createObjectNode();
    kept.putObject(MARK).put("bytes", bytes).put("limit", limit);
    JsonNode event = tree(body);
    for (List<String> path : IDS) {
      copy(event, kept, path);
    }
    return bytes(kept);
  }

  /// For a person.
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "The body of %,d bytes was not kept: the limit of spec.delivery.bodyLimit was %,d bytes.",
        bytes,
        limit);
  }

  private static void copy(JsonNode event, ObjectNode kept, List<String> path) {
    JsonNode value = event;
    for (String name : path) {
      value = value.path(name);
    }
    if (value.isTextual() || value.isNumber()) {
      ObjectNode place = kept;
      for (String name : path.subList(0, path.size() - 1)) {
        place = place.withObjectProperty(name);
      }
      place.set(path.getLast(), value);
    }
  }

  private static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException unreadable) {
      return MissingNode.getInstance();
    }
  }

  private static byte[] bytes(ObjectNode tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
