package com.kameleoon.destination.model.ecma;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// `JSON.stringify` and `JSON.parse` of ECMAScript.
public final class EcmaJson {
  private static final JsonMapper PARSER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final HexFormat HEX = HexFormat.of();

  private EcmaJson() {}

  /// Absent members are left out, absent items are `null`. The value itself must not be absent.
  public static String print(JsonNode value, Budget budget) {
    StringBuilder out = new StringBuilder();
    print(value, out, budget);
    return out.toString();
  }

  /// The text of a value that came with an event; `undefined` where nothing is there.
  public static String print(JsonNode value) {
    return value.isMissingNode() ? "undefined" : print(value, new Budget());
  }

  /// Empty where the text is not exactly one JSON value.
  public static Optional<JsonNode> parse(String text) {
    try {
      JsonNode value = PARSER.readTree(text);
      return text.startsWith("\ufeff") || value.isMissingNode()
          ? Optional.empty()
          : Optional.of(value);
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static void print(JsonNode value, StringBuilder out, Budget budget) {
    int before = out.length();
    switch (value.getNodeType()) {
      case OBJECT -> printObject((ObjectNode) value, out, budget);
      case ARRAY -> printArray(value, out, budget);
      case STRING -> printText(value.textValue(), out);
      case NUMBER -> out.append(finite(Ecma.number(value)));
      case BOOLEAN -> out.append(value.booleanValue());
      case POJO -> out.append("{}");
      case NULL, MISSING, BINARY -> out.append("null");
    }
    budget.take(value.isContainerNode() ? 2 : out.length() - before);
  }

  private static String finite(String number) {
    return number.endsWith("Infinity") || number.equals("NaN") ? "null" : number;
  }

  private static void printObject(ObjectNode object, StringBuilder out, Budget budget) {
    out.append('{');
    String separator = "";
    for (Map.Entry<String, JsonNode> member : EcmaKeys.members(object)) {
      if (!member.getValue().isMissingNode()) {
        out.append(separator);
        printText(member.getKey(), out);
        budget.take(member.getKey().length());
        out.append(':');
        print(member.getValue(), out, budget);
        separator = ",";
      }
    }
    out.append('}');
  }

  private static void printArray(JsonNode array, StringBuilder out, Budget budget) {
    out.append('[');
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      print(array.get(i), out, budget);
    }
    out.append(']');
  }

  private static void printText(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      printLetter(text, i, out);
    }
    out.append('"');
  }

  private static void printLetter(String text, int i, StringBuilder out) {
    char letter = text.charAt(i);
    switch (letter) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (letter < ' ' || isLoneSurrogate(text, i)) {
          out.append("\\u").append(HEX.toHexDigits(letter));
        } else {
          out.append(letter);
        }
      }
    }
  }

  private static boolean isLoneSurrogate(String text, int i) {
    char letter = text.charAt(i);
    if (Character.isHighSurrogate(letter)) {
      return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(letter)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
