package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Finds text that JSON lets through and PostgreSQL or a strict UTF-8 reader does not: U+0000, half
/// a surrogate pair, bytes that are no UTF-8.
///
/// The first look is one pass over the bytes and almost always the last.
final class SuspiciousText {
  private SuspiciousText() {}

  /// False when the bytes cannot hold such text; true calls for [#find].
  static boolean mayBeIn(byte[] json) {
    for (int i = 0; i < json.length; i++) {
      byte b = json[i];
      if (b < 0 ? isRareLead(b & 0xFF) : b == '\\' && isRareEscape(json, i + 1)) {
        return true;
      }
    }
    return false;
  }

  /// Leads of overlong forms, of surrogates, and of what lies beyond Unicode.
  private static boolean isRareLead(int lead) {
    return lead == 0xC0 || lead == 0xC1 || lead == 0xE0 || lead == 0xED || lead >= 0xF4;
  }

  private static boolean isRareEscape(byte[] json, int at) {
    if (at + 4 >= json.length || json[at] != 'u') {
      return false;
    }
    int first = json[at + 1] | 0x20;
    return first == 'd' || (json[at + 1] == '0' && json[at + 2] == '0' && json[at + 3] == '0');
  }

  static Optional<Refusal> find(byte[] json, ObjectNode tree) {
    return notUtf8(json).or(() -> findIn(tree));
  }

  /// Everywhere but in the items of `batch`.
  static Optional<Refusal> findAroundBatch(byte[] json, ObjectNode tree) {
    return notUtf8(json)
        .or(() ->
            tree.properties().stream()
                .filter(member -> !member.getKey().equals("batch"))
                .map(SuspiciousText::findIn)
                .flatMap(Optional::stream)
                .findFirst());
  }

  private static Optional<Refusal> notUtf8(byte[] json) {
    return isUtf8(json)
        ? Optional.empty()
        : Optional.of(
            Refusal.of(RefusalCode.INVALID_TEXT, "The body is not UTF-8; send it as UTF-8."));
  }

  private static boolean isUtf8(byte[] json) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(json));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  static Optional<Refusal> findIn(JsonNode node) {
    if (node.isTextual()) {
      return problem(node.textValue()).map(it -> Refusal.of(RefusalCode.INVALID_TEXT, it));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      String place = "[" + i + "]";
      Optional<Refusal> found = findIn(node.get(i)).map(refusal -> refusal.inside(place));
      if (found.isPresent()) {
        return found;
      }
    }
    return node.properties().stream()
        .map(SuspiciousText::findIn)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Refusal> findIn(Map.Entry<String, JsonNode> member) {
    return problem(member.getKey())
        .map(it -> Refusal.of(RefusalCode.INVALID_TEXT, "The name of a member: " + it))
        .or(() -> findIn(member.getValue()).map(refusal -> refusal.inside(member.getKey())));
  }

  private static Optional<String> problem(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return Optional.of("Contains U+0000, which cannot be stored; leave it out.");
      }
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!paired) {
        return Optional.of("Contains half a surrogate pair; send whole characters.");
      }
      i++;
    }
    return Optional.empty();
  }
}
