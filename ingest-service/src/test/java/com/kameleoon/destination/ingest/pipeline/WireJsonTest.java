package com.kameleoon.destination.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.json.SlicedJson;
import com.kameleoon.destination.model.wire.ConversionItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T12:34:56.789Z",
        "2026-01-31T12:34:00Z",
        "2026-01-31T12:34:56.123456Z",
        "-0001-01-01T00:00:00Z"
      })
  void writesAConversionAsJacksonWrites(String timestamp) {
    ConversionItem item = item("Ord\"er \u00e9\ud83c\udf89\n", Instant.parse(timestamp));

    assertThat(text(WireJson.write(item))).isEqualTo(text(WireJson.write((Object) item)));
  }

  @Test
  void leavesOutWhatAConversionLacks() {
    ConversionItem item = item(null, Instant.EPOCH);

    assertThat(text(WireJson.write(item)))
        .isEqualTo(text(WireJson.write((Object) item)))
        .doesNotContain("name", "userId");
  }

  private static ConversionItem item(@Nullable String name, Instant timestamp) {
    return new ConversionItem(
        "id", "m", EventType.TRACK, name, "vc", name, null, timestamp, properties());
  }

  private static ObjectNode properties() {
    byte[] json = "{\"revenue\":1.50,\"list\":[1,{\"a\":null}]}".getBytes(StandardCharsets.UTF_8);
    return SlicedJson.read(json).orElseThrow();
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
