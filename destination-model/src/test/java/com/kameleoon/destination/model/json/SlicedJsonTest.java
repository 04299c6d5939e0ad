package com.kameleoon.destination.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Slices are Jackson's tree to everybody who asks, and the same bytes to everybody who writes.
final class SlicedJsonTest {
  private static final JsonMapper JACKSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final String EVENT =
      """
      { "type":"track", "n":-1.50e2, "t": true,"z":null, "\u00e9\ud83c\udf89":"\u00fc\\n\\u00e9\\/",
       "properties":{"a":{"b":[1,{"c":"x"}]},"list":[1,2 , {"d":null}],"price":10,"":1,"big":12345678901234567890},
       "context":{}, "empty":[] }
      """;

  @Test
  void isEqualToTheTreeOfJackson() throws IOException {
    ObjectNode sliced = sliced(EVENT);

    assertThat(sliced).isEqualTo(JACKSON.readTree(EVENT));
    assertThat(sliced.toString()).isEqualTo(JACKSON.readTree(EVENT).toString());
  }

  @Test
  void findsMembersWithoutBuildingTheTree() {
    ObjectNode sliced = sliced(EVENT);

    assertThat(sliced.get("type").textValue()).isEqualTo("track");
    assertThat(sliced.path("properties").path("price").intValue()).isEqualTo(10);
    assertThat(sliced.path("properties").path("a").path("b").path(1).path("c").asText())
        .isEqualTo("x");
    assertThat(sliced.path("\u00e9\ud83c\udf89").asText()).isEqualTo("\u00fc\n\u00e9/");
    assertThat(sliced.has("nope")).isFalse();
    assertThat(sliced.path("properties").path("pric").isMissingNode()).isTrue();
    assertThat(sliced.path("context").isEmpty()).isTrue();
  }

  @Test
  void writesWhatNobodyChangedAsItWas() throws IOException {
    ObjectNode sliced = sliced(EVENT);
    sliced.path("properties").path("price");

    assertThat(new String(SlicedJson.write(sliced), UTF_8)).isEqualTo(EVENT.strip());
    assertThat(JACKSON.writeValueAsString(sliced)).isEqualTo(EVENT.strip());
    assertThat(JACKSON.writeValueAsBytes(sliced)).isEqualTo(EVENT.strip().getBytes(UTF_8));
  }

  @Test
  void writesEveryChange() throws IOException {
    // Given
    ObjectNode sliced = sliced(EVENT);
    ObjectNode tree = (ObjectNode) JACKSON.readTree(EVENT);

    // When
    for (ObjectNode event : new ObjectNode[] {sliced, tree}) {
      event.put("added", "a\"b\u00e9\n");
      event.remove("t");
      ((ObjectNode) event.path("properties").path("a")).put("deep", 1);
      ((ArrayNode) event.path("properties").path("list")).add("more");
      event.retain("added", "properties", "n", "type");
    }

    // Then
    assertThat(JACKSON.readTree(SlicedJson.write(sliced))).isEqualTo(tree);
    assertThat(JACKSON.readTree(JACKSON.writeValueAsBytes(sliced))).isEqualTo(tree);
  }

  @Test
  void leavesTheRestAsItWasWhereMembersArePutAndRemoved() {
    ObjectNode sliced =
        sliced("{ \"a\" : 1.50, \"b\":{\"x\": 1} , \"c\":\"\\u0041\",\"d\":[ 1 ],\"e\":null}");

    sliced.put("c", "new");
    sliced.remove("e");
    sliced.put("e", true);
    sliced.remove("nope");
    sliced.put("f", 2);
    sliced.remove("f");
    ((ObjectNode) sliced.path("b")).put("y", "z");

    assertThat(new String(SlicedJson.write(sliced), UTF_8))
        .isEqualTo(
            "{\"a\" : 1.50,\"b\":{\"x\": 1,\"y\":\"z\"},\"c\":\"new\",\"d\":[ 1 ],\"e\":true}");
    assertThat(sliced.get("c").textValue()).isEqualTo("new");
    assertThat(sliced.has("f")).isFalse();
    assertThat(sliced).hasSize(5);
  }

  @Test
  void putsAndRemovesAsAnOrdinaryTree() throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      ObjectNode sliced = sliced("{\"a\":1,\"b\":{\"a\":[1],\"b\":\"t\"},\"c\":[{}],\"d\":\"x\"}");
      ObjectNode tree = (ObjectNode) JACKSON.readTree(JACKSON.writeValueAsBytes(sliced));
      for (int step = 0; step < 12; step++) {
        change(
            random.nextInt(6), "abcde".substring(random.nextInt(5)).substring(0, 1), sliced, tree);
      }
      assertThat(new String(SlicedJson.write(sliced), UTF_8))
          .as("seed %d", seed)
          .isEqualTo(JACKSON.writeValueAsString(tree));
      assertThat(JACKSON.writeValueAsString(sliced)).isEqualTo(JACKSON.writeValueAsString(tree));
    }
  }

  /// The same change to both; sometimes a look that leaves them as they are.
  private static void change(int kind, String name, ObjectNode sliced, ObjectNode tree) {
    for (ObjectNode object : List.of(sliced, tree)) {
      switch (kind) {
        case 0, 1 -> object.put(name, "put" + kind);
        case 2 -> object.remove(name);
        case 3 -> object.withObject("/b2").put(name, 3);
        case 4 -> assertThat(object.has(name)).isEqualTo(tree.has(name));
        default -> assertThat(object.path(name)).isEqualTo(tree.path(name));
      }
    }
  }

  @Test
  void readsAnEventOfManyMembersAndThenASmallOne() throws IOException {
    // Given
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < 150; i++) {
      json.append(i == 0 ? "" : ",").append("\"object").append(i).append("\":{");
      for (int j = 0; j < 150; j++) {
        json.append(j == 0 ? "" : ",").append("\"").append(j).append("\":").append(i * j);
      }
      json.append("}");
    }
    String event = json.append("}").toString();

    // When
    ObjectNode many = sliced(event);
    ObjectNode few = sliced("{\"a\":{\"b\":1}}");

    // Then
    assertThat(many.path("object149").path("149").intValue()).isEqualTo(149 * 149);
    assertThat(many).isEqualTo(JACKSON.readTree(event));
    assertThat(few.path("a").path("b").intValue()).isEqualTo(1);
  }

  @Test
  void findsNamesOfEveryLength() {
    for (String name :
        List.of(
            "", "a", "sevenlt", "eightltr", "nineltrs9", "\u00e9", "\u00e9\u00e9\u00e9\u00e9")) {
      ObjectNode object = sliced("{\"x\":0,\"" + name + "\":1,\"" + name + "z\":2}");

      assertThat(object.path(name).intValue()).as(name).isEqualTo(1);
      assertThat(MemberName.of(name).in(object).intValue()).as(name).isEqualTo(1);
      assertThat(object.path(name + "z").intValue()).as(name).isEqualTo(2);
      assertThat(object.path(name + "\"").isMissingNode()).as(name).isTrue();
      assertThat(MemberName.of(name + "y").in(object).isMissingNode()).as(name).isTrue();
    }
  }

  @Test
  void sortsWhereJacksonIsToSort() throws JsonProcessingException {
    ObjectNode sliced = sliced("{\"b\":{\"z\":1,\"a\":2},\"a\":1}");

    assertThat(
            JACKSON
                .writer()
                .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                .writeValueAsString(sliced))
        .isEqualTo("{\"a\":1,\"b\":{\"a\":2,\"z\":1}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "1",
        "{",
        "{}}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":-}",
        "{\"a\":1e}",
        "{\"a\":+1}",
        "{\"a\":tru}",
        "{\"a\":nul}",
        "{\"a\":[1,]}",
        "{\"a\":[1 2]}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"b}",
        "{\"a\":1}x",
        "{'a':1}",
        "{\"a\":NaN}",
        "\ufeff{}",
        "{\"a\":1,\"a\":2}",
        "{\"p\":{\"q\":{\"r\":1,\"r\":1}}}",
        "{\"a\\u0062\":1}"
      })
  void leavesToJacksonWhatIsNoUsualObject(String json) {
    assertThat(SlicedJson.read(json.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void leavesToJacksonWhatIsTooMuch() {
    assertThat(
            SlicedJson.read(("{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}").getBytes(UTF_8)))
        .isEmpty();
    assertThat(SlicedJson.read(("{\"a\":" + "1".repeat(101) + "}").getBytes(UTF_8))).isEmpty();
    assertThat(SlicedJson.read(("{\"" + "n".repeat(1_001) + "\":1}").getBytes(UTF_8))).isEmpty();
  }

  @Test
  void leavesToJacksonWhatIsNoUtf8() {
    for (int[] bytes :
        new int[][] {
          {0x80},
          {0xc0, 0xaf},
          {0xc3},
          {0xe0, 0x80, 0x80},
          {0xed, 0xa0, 0x80},
          {0xf4, 0x90, 0x80, 0x80},
          {0xf5, 0x80, 0x80, 0x80},
          {0xe2, 0x28, 0xa1}
        }) {
      byte[] json = "{\"a\":\"12345678\"}".getBytes(UTF_8);
      for (int i = 0; i < bytes.length; i++) {
        json[8 + i] = (byte) bytes[i];
      }
      assertThat(SlicedJson.read(json)).isEmpty();
    }
  }

  /// Whatever it takes Jackson takes too, and sees the same; and never anything but an answer.
  @Test
  void takesNothingThatJacksonReadsOtherwise() throws IOException {
    Random random = new Random(20_261_123);
    byte[] event = EVENT.getBytes(UTF_8);
    int taken = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] json = event.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        json[random.nextInt(json.length)] = letter(random);
      }
      Optional<ObjectNode> sliced = SlicedJson.read(json);
      if (sliced.isPresent()) {
        JsonNode tree = JACKSON.readTree(json);
        assertThat(sliced.get()).isEqualTo(tree);
        assertThat(JACKSON.readTree(SlicedJson.write(sliced.get()))).isEqualTo(tree);
        taken++;
      }
    }
    assertThat(taken).isGreaterThan(100);
  }

  private static byte letter(Random random) {
    String letters = "{}[]:,\"\\ 01e.-ntfu\n";
    return random.nextInt(4) == 0
        ? (byte) random.nextInt(256)
        : (byte) letters.charAt(random.nextInt(letters.length()));
  }

  private static ObjectNode sliced(String json) {
    return SlicedJson.read(json.getBytes(UTF_8)).orElseThrow();
  }
}
