package com.kameleoon.destination.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Numbers of slices.
final class ValuesTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  @Test
  void readsDecimalsToTheLastBitAsJacksonDoes() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String digits = Long.toString(random.nextLong(1, 100_000_000_000_000L));
      int point = random.nextInt(digits.length());
      String text =
          digits.substring(0, point + 1) + "." + digits.substring(point + 1) + random.nextInt(10);
      assertThat(read("{\"n\":" + text + "}").get("n")).as(text).isEqualTo(jackson(text));
    }
  }

  @Test
  void readsEveryKindOfNumberAsJacksonDoes() throws IOException {
    for (String text :
        new String[] {
          "0", "-0", "7", "-7", "999999999", "9999999999", "123456789012345", "1234567890123456",
          "0.0", "-0.0", "0.1", "1.50", "1e5", "1.5E-7", "12345678901234.5", "123456789012345.6",
          "0.00000000000001", "99999999999999.9"
        }) {
      assertThat(read("{\"n\":" + text + "}").get("n")).as(text).isEqualTo(jackson(text));
    }
    assertThat(read("{\"n\":2.0}").get("n")).isInstanceOf(DoubleNode.class);
  }

  private static Object jackson(String number) throws IOException {
    return JACKSON.readTree(number);
  }

  private static ObjectNode read(String json) {
    return SlicedJson.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
