package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.EcmaJson;
import com.kameleoon.destination.model.spec.HashEncoding;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 of values: of the text itself, of the JSON text of anything else; null stays null.
final class KeyedHash {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final HashEncoding encoding;

  /// @param key at least one byte
  KeyedHash(byte[] key, HashEncoding encoding) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.encoding = encoding;
  }

  JsonNode hashed(JsonNode container, Set<String> keys) {
    JsonNode copy = container;
    for (String name : keys) {
      JsonNode value = member(container, name);
      if (!value.isMissingNode() && !value.isNull()) {
        copy = copy == container ? Containers.copy(container) : copy;
        set(copy, name, hash(value));
      }
    }
    return copy;
  }

  private static JsonNode member(JsonNode container, String name) {
    return container.isArray() && name.matches("0|[1-9]\\d{0,8}")
        ? container.path(Integer.parseInt(name))
        : container.path(name);
  }

  private static void set(JsonNode copy, String name, TextNode value) {
    switch (copy) {
      case ObjectNode object -> object.set(name, value);
      case ArrayNode list -> list.set(Integer.parseInt(name), value);
      default -> throw new IllegalArgumentException("no container");
    }
  }

  private TextNode hash(JsonNode value) {
    String text = value.isTextual() ? value.textValue() : EcmaJson.print(value);
    byte[] hash = mac().doFinal(text.getBytes(StandardCharsets.UTF_8));
    return TextNode.valueOf(
        switch (encoding) {
          case HEX -> HexFormat.of().formatHex(hash);
          case BASE64 -> Base64.getEncoder().encodeToString(hash);
          case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        });
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has HmacSHA256", missing);
    }
  }
}
