package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Single values, decoded as Jackson does.
final class Values {
  private static final JsonMapper JACKSON = new JsonMapper();
  private static final int DIGITS = 9;

  private Values() {}

  /// @param value checked before
  static JsonNode decode(byte[] source, Span value) {
    return switch (source[value.from()]) {
      case '"' -> new SliceText(source, value);
      case '{' -> new Scanner(source, value.from()).readObject(1);
      case 't' -> BooleanNode.TRUE;
      case 'f' -> BooleanNode.FALSE;
      case 'n' -> NullNode.getInstance();
      case '[' -> byJackson(source, value);
      default -> number(source, value);
    };
  }

  private static JsonNode number(byte[] source, Span value) {
    if (value.to() - value.from() > DIGITS) {
      return byJackson(source, value);
    }
    int number = 0;
    for (int i = value.from(); i < value.to(); i++) {
      int digit = source[i] - '0';
      if (digit < 0 || digit > 9) {
        return byJackson(source, value);
      }
      number = number * 10 + digit;
    }
    return IntNode.valueOf(number);
  }

  private static JsonNode byJackson(byte[] source, Span value) {
    try {
      return JACKSON.readTree(source, value.from(), value.to() - value.from());
    } catch (IOException impossible) {
      throw new UncheckedIOException("a checked value is not JSON", impossible);
    }
  }
}
