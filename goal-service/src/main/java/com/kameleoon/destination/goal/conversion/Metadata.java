package com.kameleoon.destination.goal.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Picks the properties that go along with a conversion as custom data.
///
/// @param indexes custom data indexes by property
record Metadata(Map<String, Integer> indexes) {
  private static final int LONGEST = 500;

  /// JSON of indexes and lists of texts; empty where the event has none of the properties.
  Optional<String> of(@Nullable ObjectNode properties) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    if (properties != null) {
      indexes.forEach((property, index) ->
          Property.text(properties, property)
              .ifPresent(text -> metadata.withArray(index.toString()).add(limited(text))));
    }
    return metadata.isEmpty() ? Optional.empty() : Optional.of(sorted(metadata));
  }

  private static String sorted(ObjectNode metadata) {
    ObjectNode sorted = JsonNodeFactory.instance.objectNode();
    metadata.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> sorted.<JsonNode>set(entry.getKey(), entry.getValue()));
    return sorted.toString();
  }

  private static String limited(String text) {
    return Storable.of(text, LONGEST);
  }
}
