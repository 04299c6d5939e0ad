package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuspiciousTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"plain\"}",
        "{\"a\":\"é ñ ü\"}",
        "{\"a\":\"\\n\\t\\u00e9\"}",
        "{\"a\":\"\\\\\"}"
      })
  void passesOrdinaryTextAtTheFirstLook(String json) {
    assertThat(SuspiciousText.mayBeIn(json.getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\ud83d\\ude00\"}",
        "{\"a\":\"\uD83D\uDE00 한글 ไทย\"}",
        "{\"a\":\"\\u000a\"}",
        "{\"a\":\"C:\\\\u0000\"}"
      })
  void passesRareTextAtTheSecondLook(String json) {
    assertThat(BodyReader.read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(BodyReading.Read.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\u0000\"}",
        "{\"\\u0000\":1}",
        "{\"a\":[{\"b\":\"x\\uD83D\"}]}",
        "{\"a\":\"\\ude00\\ud83d\"}"
      })
  void refusesWhatCannotBeStored(String json) {
    assertThat(BodyReader.read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            BodyReading.Unreadable.class,
            unreadable ->
                assertThat(unreadable.refusal().code()).isEqualTo(RefusalCode.INVALID_TEXT));
  }

  @Test
  void refusesASurrogateWrittenAsUtf8() {
    byte[] json = "{\"a\":\"___\"}".getBytes(StandardCharsets.UTF_8);
    json[6] = (byte) 0xED;
    json[7] = (byte) 0xA0;
    json[8] = (byte) 0x80;

    assertThat(BodyReader.read(json)).isInstanceOf(BodyReading.Unreadable.class);
  }
}
