package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import java.util.Locale;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A YAML scalar as JSON; what JSON has no form for (dates, infinities, sexagesimals) stays text.
final class YamlScalars {
  private static final BigInteger MAX_INT = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private YamlScalars() {}

  static JsonNode read(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    String text = scalar.getValue();
    if (Tag.NULL.equals(tag)) {
      return NullNode.instance;
    }
    if (Tag.BOOL.equals(tag)) {
      return BooleanNode.valueOf(isTrue(text));
    }
    return Tag.INT.equals(tag) || Tag.FLOAT.equals(tag) ? number(text) : TextNode.valueOf(text);
  }

  private static boolean isTrue(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "yes", "true", "on" -> true;
      default -> false;
    };
  }

  private static JsonNode number(String text) {
    String digits = text.replace("_", "");
    try {
      return digits.matches("[-+]?\\d*\\.?\\d*(?:[eE][-+]?\\d+)?") && !isInteger(digits)
          ? DoubleNode.valueOf(Double.parseDouble(digits))
          : integer(digits);
    } catch (NumberFormatException notJson) {
      return TextNode.valueOf(text);
    }
  }

  private static boolean isInteger(String digits) {
    return digits.matches("[-+]?\\d+");
  }

  private static JsonNode integer(String digits) {
    boolean negative = digits.startsWith("-");
    String unsigned = negative || digits.startsWith("+") ? digits.substring(1) : digits;
    BigInteger magnitude = magnitude(unsigned);
    return narrowest(negative ? magnitude.negate() : magnitude);
  }

  private static BigInteger magnitude(String unsigned) {
    if (unsigned.startsWith("0x")) {
      return new BigInteger(unsigned.substring(2), 16);
    }
    if (unsigned.startsWith("0b")) {
      return new BigInteger(unsigned.substring(2), 2);
    }
    boolean octal = unsigned.length() > 1 && unsigned.startsWith("0");
    return new BigInteger(unsigned, octal ? 8 : 10);
  }

  private static JsonNode narrowest(BigInteger value) {
    BigInteger magnitude = value.abs();
    if (magnitude.compareTo(MAX_INT) <= 0) {
      return JsonNodeFactory.instance.numberNode(value.intValue());
    }
    return magnitude.compareTo(MAX_LONG) <= 0
        ? JsonNodeFactory.instance.numberNode(value.longValue())
        : JsonNodeFactory.instance.numberNode(value);
  }
}
