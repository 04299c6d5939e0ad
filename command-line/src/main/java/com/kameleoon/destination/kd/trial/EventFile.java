package com.kameleoon.destination.kd.trial;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.kd.source.UserMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Events in a file: one JSON object, several after each other, or a list.
final class EventFile {
  private static final String TIMESTAMP = "2026-01-01T00:00:00.000Z";

  private EventFile() {}

  /// @throws UserMistake where it is no such file
  static List<ObjectNode> read(String name, String text) {
    List<ObjectNode> events = new ArrayList<>();
    try (MappingIterator<JsonNode> values =
        new JsonMapper().readerFor(JsonNode.class).readValues(text)) {
      while (values.hasNext()) {
        add(name, values.next(), events);
      }
    } catch (JsonProcessingException broken) {
      throw noJson(name, broken);
    } catch (RuntimeException broken) {
      throw broken.getCause() instanceof JsonProcessingException cause
          ? noJson(name, cause)
          : broken;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    if (events.isEmpty()) {
      throw new UserMistake(name + " holds no event.");
    }
    return events;
  }

  private static UserMistake noJson(String name, JsonProcessingException broken) {
    JsonLocation place = broken.getLocation();
    String sentence = "%s:%d:%d: This is no JSON: %s.";
    return new UserMistake(
        sentence.formatted(
            name,
            place == null ? 1 : place.getLineNr(),
            place == null ? 1 : place.getColumnNr(),
            broken.getOriginalMessage().replaceFirst(" \\(for .*", "")));
  }

  private static void add(String name, JsonNode value, List<ObjectNode> events) {
    switch (value) {
      case ObjectNode event -> events.add(complete(event, events.size() + 1));
      case JsonNode list when list.isArray() -> list.forEach(item -> add(name, item, events));
      default -> throw new UserMistake(name + " must hold JSON objects or a list of them.");
    }
  }

  /// With what ingest fills in.
  private static ObjectNode complete(ObjectNode event, int number) {
    if (!event.hasNonNull("messageId")) {
      event.put("messageId", "event-" + number);
    }
    if (!event.hasNonNull("timestamp")) {
      event.put("timestamp", TIMESTAMP);
    }
    return event;
  }
}
