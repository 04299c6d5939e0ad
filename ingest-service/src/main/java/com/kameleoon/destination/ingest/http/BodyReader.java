package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Reads one JSON object from a body, or says why it is none.
final class BodyReader {
  private static final int LONGEST_REASON = 160;

  private BodyReader() {}

  /// Looks closely at a body that may hold suspicious text.
  private interface TextCheck {
    Optional<Refusal> find(byte[] json, ObjectNode tree);
  }

  static BodyReading read(byte[] body) {
    return read(body, SuspiciousText::find);
  }

  /// What is suspicious inside the events of a batch is left to [SuspiciousText#findIn].
  static BodyReading readBatch(byte[] body) {
    return read(body, SuspiciousText::findAroundBatch);
  }

  private static BodyReading read(byte[] body, TextCheck check) {
    if (body.length == 0) {
      return unreadable("The body is empty; send one JSON object.");
    }
    try {
      return tree(body) instanceof ObjectNode tree
          ? checked(body, tree, check)
          : unreadable("The body is JSON, but not an object; send one JSON object.");
    } catch (JsonProcessingException malformed) {
      return unreadable(sentence(malformed));
    }
  }

  /// Bytes are read fastest, but not every text can be read from them: half a surrogate pair in a
  /// name would cost a batch its other events. So what may hold such text has a second chance, and
  /// is looked at closely.
  private static JsonNode tree(byte[] body) throws JsonProcessingException {
    try {
      return EventJson.read(body);
    } catch (JsonProcessingException malformed) {
      if (SuspiciousText.mayBeIn(body)) {
        return EventJson.readText(body).orElseThrow(() -> malformed);
      }
      throw malformed;
    }
  }

  private static BodyReading checked(byte[] body, ObjectNode tree, TextCheck check) {
    if (!SuspiciousText.mayBeIn(body)) {
      return new BodyReading.Read(tree, body.length, false);
    }
    Optional<Refusal> refusal = check.find(body, tree);
    return refusal.isPresent()
        ? new BodyReading.Unreadable(refusal.get())
        : new BodyReading.Read(tree, body.length, true);
  }

  private static String sentence(JsonProcessingException malformed) {
    String reason = malformed.getOriginalMessage();
    int line = reason.indexOf('\n');
    String first = line < 0 ? reason : reason.substring(0, line);
    String shown = first.length() > LONGEST_REASON ? first.substring(0, LONGEST_REASON) : first;
    JsonLocation location = malformed.getLocation();
    return location == null
        ? "The body is not JSON that can be taken: %s.".formatted(shown)
        : "The body is not JSON that can be taken: %s (line %d, column %d)."
            .formatted(shown, location.getLineNr(), location.getColumnNr());
  }

  private static BodyReading unreadable(String message) {
    return new BodyReading.Unreadable(Refusal.of(RefusalCode.INVALID_JSON, message));
  }
}
