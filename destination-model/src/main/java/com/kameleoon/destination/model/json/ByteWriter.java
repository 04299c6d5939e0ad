package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// Writes JSON, slices and texts as the bytes that they were.
final class ByteWriter {
  private static final JsonMapper JACKSON = new JsonMapper();
  private static final int USUAL = 2_048;

  private byte[] out = new byte[USUAL];
  private int at;

  byte[] bytes() {
    return Arrays.copyOf(out, at);
  }

  void copy(byte[] source, int from, int to) {
    ensure(to - from);
    System.arraycopy(source, from, out, at, to - from);
    at += to - from;
  }

  ByteWriter write(JsonNode value) {
    switch (value) {
      case SliceObject object when object.writeTo(this) -> {}
      case SliceText text -> text.copyTo(this);
      case ObjectNode object -> members(object);
      case ArrayNode array -> items(array);
      default -> other(value);
    }
    return this;
  }

  private void members(ObjectNode object) {
    begin('{');
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      member(member.getKey(), member.getValue());
    }
    end('}');
  }

  void begin(char bracket) {
    put((byte) bracket);
  }

  void end(char bracket) {
    put((byte) bracket);
  }

  /// Before each value or member: a comma, but for the first.
  void separate() {
    byte last = out[at - 1];
    if (last != '{' && last != '[') {
      put((byte) ',');
    }
  }

  void member(String name, JsonNode value) {
    separate();
    text(name);
    put((byte) ':');
    write(value);
  }

  private void items(ArrayNode array) {
    begin('[');
    for (int i = 0; i < array.size(); i++) {
      separate();
      write(array.get(i));
    }
    end(']');
  }

  private void other(JsonNode value) {
    if (value.isTextual()) {
      text(value.textValue());
    } else {
      // A missing item of a list is null, as everywhere in JSON.
      ascii(value.isMissingNode() ? "null" : value.toString());
    }
  }

  private void text(String text) {
    int length = text.length();
    ensure(length + 2);
    int begin = at;
    out[at++] = '"';
    for (int i = 0; i < length; i++) {
      char letter = text.charAt(i);
      if (letter < ' ' || letter > '~' || letter == '"' || letter == '\\') {
        at = begin;
        unusual(text);
        return;
      }
      out[at++] = (byte) letter;
    }
    out[at++] = '"';
  }

  private void unusual(String text) {
    try {
      byte[] json = JACKSON.writeValueAsBytes(text);
      copy(json, 0, json.length);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("every text can be written", impossible);
    }
  }

  private void ascii(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    copy(bytes, 0, bytes.length);
  }

  private void put(byte letter) {
    ensure(1);
    out[at++] = letter;
  }

  private void ensure(int more) {
    if (at + more > out.length) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, at + more));
    }
  }
}
