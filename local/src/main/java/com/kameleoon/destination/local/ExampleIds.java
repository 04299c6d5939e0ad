package com.kameleoon.destination.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Ids of an event file that there is something to look up for.
record ExampleIds(Optional<String> identified, Optional<String> inAudience) {
  static final ExampleIds NONE = new ExampleIds(Optional.empty(), Optional.empty());
  private static final ObjectMapper JSON = new ObjectMapper();

  static ExampleIds of(Path events) {
    try (Stream<String> lines = Files.lines(events)) {
      List<JsonNode> trees = lines.map(ExampleIds::tree).toList();
      return new ExampleIds(
          userId(trees, event -> event.path("type").asText().equals("identify")),
          userId(trees, event -> event.path("event").asText().equals("Audience Entered")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> userId(List<JsonNode> events, Predicate<JsonNode> wanted) {
    return events.stream()
        .filter(wanted)
        .map(event -> event.path("userId").asText())
        .filter(id -> id.matches("[A-Za-z0-9_.-]+"))
        .findFirst();
  }

  private static JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException broken) {
      return JSON.missingNode();
    }
  }
}
