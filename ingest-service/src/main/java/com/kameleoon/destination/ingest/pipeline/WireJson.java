package com.kameleoon.destination.ingest.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.kameleoon.destination.model.json.SlicedJson;
import com.kameleoon.destination.model.wire.ConversionItem;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Writes the records that travel between the services; times are ISO 8601 texts.
final class WireJson {
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build()
          .writer();

  private WireJson() {}

  /// As Jackson would write it, but the properties as they came.
  static byte[] write(ConversionItem item) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", item.id());
    json.put("messageId", item.messageId());
    json.put("type", item.type().wireName());
    putIfThere(json, "name", item.name());
    putIfThere(json, "visitorCode", item.visitorCode());
    putIfThere(json, "userId", item.userId());
    putIfThere(json, "anonymousId", item.anonymousId());
    json.put("timestamp", item.timestamp().toString());
    json.set("properties", item.properties());
    return SlicedJson.write(json);
  }

  private static void putIfThere(ObjectNode json, String member, @Nullable String value) {
    if (value != null) {
      json.put(member, value);
    }
  }

  static byte[] write(Object wireRecord) {
    try {
      return WRITER.writeValueAsBytes(wireRecord);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
