package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/// The id that an event is deduplicated by: its own `messageId`, shortened where it is too long,
/// derived from what the event says where it has none.
///
/// What an event says: type, name, ids, properties, traits and its times as the sender wrote them.
/// Without any time of its own it is what happened now, so it is unlike every other event.
final class MessageIds {
  static final int LONGEST = 100;
  private static final int KEPT_OF_LONG = 40;
  private static final List<String> CONTENT =
      List.of(
          "type",
          "event",
          "name",
          "category",
          "userId",
          "anonymousId",
          "groupId",
          "previousId",
          "timestamp",
          "originalTimestamp",
          "sentAt",
          "properties",
          "traits");
  private static final List<String> TIMES = List.of("timestamp", "originalTimestamp", "sentAt");

  private MessageIds() {}

  /// At most 100 characters. To be asked before the event's times are corrected.
  static String of(ObjectNode event, Instant receivedAt) {
    JsonNode given = event.get("messageId");
    String id = EventShape.isAbsent(given) ? "" : given.asText();
    if (id.isEmpty()) {
      return "content:" + derived(event, receivedAt);
    }
    return id.length() <= LONGEST
        ? id
        : cut(id, KEPT_OF_LONG) + "~" + sha256(id.getBytes(StandardCharsets.UTF_8));
  }

  /// At most that many characters, and no half of a surrogate pair.
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }

  private static String derived(ObjectNode event, Instant receivedAt) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    for (String member : CONTENT) {
      JsonNode value = event.get(member);
      if (!EventShape.isAbsent(value)) {
        content.set(member, value);
      }
    }
    if (TIMES.stream().noneMatch(content::has)) {
      content.put("receivedAt", receivedAt.toString());
    }
    return sha256(EventJson.writeSorted(content));
  }

  private static String sha256(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
