package com.kameleoon.destination.ingest.log;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.log.ReplayRepository.Ended;
import com.kameleoon.destination.ingest.log.ReplayRepository.Kept;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What was sent of an event and given up afterwards, to be sent again as it was: for events whose
/// bodies are not there to be decided about anew.
@Singleton
final class GivenUpItems {
  // Amounts keep every digit that was sent.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private final TimeOrderedIds ids;

  GivenUpItems(TimeOrderedIds ids) {
    this.ids = ids;
  }

  List<PlannedDelivery> of(Kept event) {
    List<PlannedDelivery> again = new ArrayList<>();
    for (JsonNode delivery : tree(event.deliveries())) {
      boolean isGivenUp =
          event
              .current(delivery.path("mapping").asText())
              .filter(Ended::isDiscarded)
              .map(end -> end.id().toString().equals(delivery.path("id").asText()))
              .orElse(false);
      if (isGivenUp && delivery.path("item") instanceof ObjectNode item && delivery.has("target")) {
        UUID id = ids.next();
        Target target = Target.valueOf(delivery.path("target").asText());
        String mapping = delivery.path("mapping").asText();
        again.add(new PlannedDelivery.ToSend(id, mapping, target, bytes(item.put("id", "" + id))));
      }
    }
    return again;
  }

  private static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] bytes(ObjectNode item) {
    try {
      return JSON.writeValueAsBytes(item);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
