package com.kameleoon.destination.model.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.spec.HashEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Hashes that Python's `hmac` makes with the key `key`.
final class KeyedHashTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode properties =
      JSON.objectNode()
          .put("email", "a@b.com")
          .put("revenue", 5)
          .putNull("none")
          .set("tags", JSON.arrayNode().add("x"));

  @Test
  void writesEachEncoding() {
    assertThat(hashed(HashEncoding.HEX, "email").get("email").textValue())
        .isEqualTo("8373b0b94ff14438725f7639ce539e8fd5a447fc6a9e5c66aa6a1e4a5ac5c9db");
    assertThat(hashed(HashEncoding.BASE64, "email").get("email").textValue())
        .isEqualTo("g3OwuU/xRDhyX3Y5zlOej9WkR/xqnlxmqmoeSlrFyds=");
    assertThat(hashed(HashEncoding.BASE64URL, "email").get("email").textValue())
        .isEqualTo("g3OwuU_xRDhyX3Y5zlOej9WkR_xqnlxmqmoeSlrFyds");
  }

  @Test
  void hashesTheJsonTextOfWhatIsNoText() {
    ObjectNode hashed = hashed(HashEncoding.HEX, "revenue", "tags");
    assertThat(hashed.get("revenue").textValue())
        .isEqualTo("ab20d8bbe394c193b6182ca459324966b8112064e0eb3dc53c1ac80321ffc712");
    assertThat(hashed.get("tags").textValue())
        .isEqualTo("dcb0cb64e7f5691b8d962301b9d34ecd8c9e17abd74010c6cf812809076c541b");
  }

  @Test
  void leavesTheObjectThatCameAlone() {
    ObjectNode before = properties.deepCopy();
    assertThat(hashed(HashEncoding.HEX, "email", "revenue")).isNotSameAs(properties);
    assertThat(properties).isEqualTo(before);
  }

  @Test
  void answersTheSameObjectWhereNothingIsThereToHash() {
    assertThat(hashed(HashEncoding.HEX, "none", "absent")).isSameAs(properties);
  }

  @Test
  void hashesItemsOfListsByTheirIndexAndOnlyThose() {
    // Given
    ArrayNode list = JSON.arrayNode().add("y").add("x");

    // When
    var hashed = hash(HashEncoding.HEX).hashed(list, Set.of("1", "01", "length", "7"));

    // Then
    assertThat(hashed)
        .isEqualTo(
            JSON.arrayNode()
                .add("y")
                .add("4fc3b7eaf34d7e594a6f51d9517ba543abf41067b27587ffd82ba3584e4d3cdd"));
    assertThat(list.get(1).textValue()).isEqualTo("x");
  }

  @Test
  void takesADigitForANameInAnObject() {
    ObjectNode object = JSON.objectNode().put("1", "x");
    assertThat(hash(HashEncoding.HEX).hashed(object, Set.of("1")).get("1").textValue())
        .isEqualTo("4fc3b7eaf34d7e594a6f51d9517ba543abf41067b27587ffd82ba3584e4d3cdd");
  }

  private ObjectNode hashed(HashEncoding encoding, String... keys) {
    return (ObjectNode) hash(encoding).hashed(properties, Set.of(keys));
  }

  private static KeyedHash hash(HashEncoding encoding) {
    return new KeyedHash("key".getBytes(StandardCharsets.UTF_8), encoding);
  }
}
