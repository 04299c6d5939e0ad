package com.kameleoon.destination.goal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.ConversionItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/// Items as ingest-service sends them.
public final class Items {
  public static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  public static final Instant TIME = Instant.parse("2026-11-20T10:15:30.123Z");

  private Items() {}

  public static ConversionItem track(String messageId, String event) {
    return track(messageId, event, "{}");
  }

  public static ConversionItem track(String messageId, String event, String properties) {
    return new ConversionItem(
        "delivery-" + messageId,
        messageId,
        EventType.TRACK,
        event,
        "visitor1",
        "user1",
        "anonymous1",
        TIME,
        object(properties));
  }

  public static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }
}
