package com.kameleoon.destination.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Members of slices by names that are known before.
final class MemberNameTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  @Test
  void findsWhatThePlainNameFinds() {
    ObjectNode event = read("{\"a\":1,\"naïve\":2,\"\":3,\"a long name of a member\":4}");
    for (String name :
        new String[] {
          "a",
          "b",
          "naïve",
          "nai",
          "",
          "a long name of a member",
          "a long name or a member",
          "a long name if a member",
          "\ud800",
          "?"
        }) {
      assertThat(MemberName.of(name).in(event)).as(name).isEqualTo(event.path(name));
    }
  }

  @Test
  void findsTheOneOfTwoNamesWithTheSameFingerprint() {
    // Given two names that differ only between their first and last eight letters
    ObjectNode event = read("{\"12345678-a-12345678\":1}");

    // Then
    assertThat(MemberName.of("12345678-b-12345678").in(event).isMissingNode()).isTrue();
    assertThat(MemberName.of("12345678-a-12345678").in(event).intValue()).isEqualTo(1);
  }

  @Test
  void looksForALongNameAtAShortOneWithTheSameFingerprintAtTheEnd() {
    // Given: in the last eight letters the bits differ in which the two lengths do
    ObjectNode event = read("{\"abcdefgh\":1}");
    MemberName longer = MemberName.of("abcdefgh" + "x".repeat(284) + "abcdEogh");

    // Then
    assertThat(longer.fingerprint()).isEqualTo(MemberName.of("abcdefgh").fingerprint());
    assertThat(longer.in(event).isMissingNode()).isTrue();
  }

  @Test
  void seesWhatWasPutRemovedAndReplaced() {
    // Given
    ObjectNode event = read("{\"a\":1,\"b\":2}");

    // When
    event.remove("a");
    event.put("b", 3).put("c", 4);

    // Then
    assertThat(MemberName.of("a").in(event).isMissingNode()).isTrue();
    assertThat(MemberName.of("b").in(event).intValue()).isEqualTo(3);
    assertThat(MemberName.of("c").in(event).intValue()).isEqualTo(4);
    assertThat(MemberName.of("d").in(event).isMissingNode()).isTrue();
  }

  @Test
  void seesAnObjectThatWasWalkedThrough() {
    ObjectNode event = read("{\"a\":1,\"b\":2}");
    event.properties().removeIf(member -> member.getKey().equals("a"));
    assertThat(MemberName.of("a").in(event).isMissingNode()).isTrue();
    assertThat(MemberName.of("b").in(event).intValue()).isEqualTo(2);
  }

  @Test
  void looksIntoOrdinaryTreesAsWell() throws IOException {
    ObjectNode tree = (ObjectNode) JACKSON.readTree("{\"a\":1}");
    assertThat(MemberName.of("a").in(tree).intValue()).isEqualTo(1);
    assertThat(MemberName.of("b").in(tree).isMissingNode()).isTrue();
  }

  private static ObjectNode read(String json) {
    return SlicedJson.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
