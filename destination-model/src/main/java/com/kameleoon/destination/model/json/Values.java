package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Single values, decoded as Jackson does.
final class Values {
  private static final JsonMapper JACKSON = new JsonMapper();
  private static final int INT_DIGITS = 9;

  /// So many digits and powers of ten are exact as doubles, so that their quotient is rounded once.
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS = new double[EXACT_DIGITS + 1];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private Values() {}

  /// @param value checked before
  static JsonNode decode(byte[] source, Span value) {
    return switch (source[value.from()]) {
      case '"' -> new SliceText(source, value);
      case '{' -> Scanner.readInner(source, value.from());
      case 't' -> BooleanNode.TRUE;
      case 'f' -> BooleanNode.FALSE;
      case 'n' -> NullNode.getInstance();
      case '[' -> byJackson(source, value);
      default -> number(source, value);
    };
  }

  private static JsonNode number(byte[] source, Span value) {
    double plain = plain(source, value.from(), value.to());
    boolean whole = !hasPoint(source, value);
    if (Double.isNaN(plain) || (whole && value.to() - value.from() > INT_DIGITS)) {
      return byJackson(source, value);
    }
    return whole ? IntNode.valueOf((int) plain) : DoubleNode.valueOf(plain);
  }

  private static boolean hasPoint(byte[] source, Span value) {
    for (int i = value.from(); i < value.to(); i++) {
      if (source[i] == '.') {
        return true;
      }
    }
    return false;
  }

  /// A short number without sign and exponent; NaN for others.
  static double plain(byte[] source, int from, int to) {
    if (to - from > EXACT_DIGITS) {
      return Double.NaN;
    }
    long digits = 0;
    int decimals = 0;
    for (int i = from; i < to; i++) {
      int digit = source[i] - '0';
      if (digit == '.' - '0') {
        decimals = to - i - 1;
      } else if (digit < 0 || digit > 9) {
        return Double.NaN;
      } else {
        digits = digits * 10 + digit;
      }
    }
    return digits / POWERS[decimals];
  }

  private static JsonNode byJackson(byte[] source, Span value) {
    try {
      return JACKSON.readTree(source, value.from(), value.to() - value.from());
    } catch (IOException impossible) {
      throw new UncheckedIOException("a checked value is not JSON", impossible);
    }
  }
}
