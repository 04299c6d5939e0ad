package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// JSON text as `JSON.stringify` writes it: JavaScript's key order, numbers and escapes, no spaces.
public final class EcmaJson {
  private static final int MOST_INDEX_DIGITS = 10;
  private static final long LAST_INDEX = 4_294_967_294L;

  private EcmaJson() {}

  /// The text `undefined` where nothing is there.
  public static String print(JsonNode value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(JsonNode value, StringBuilder out) {
    switch (value.getNodeType()) {
      case OBJECT -> object(value, out);
      case ARRAY -> array(value, out);
      case STRING -> quote(value.textValue(), out);
      case NUMBER -> out.append(number(value.doubleValue()));
      case BOOLEAN -> out.append(value.booleanValue());
      case MISSING -> out.append("undefined");
      case NULL -> out.append("null");
      case BINARY, POJO -> quote(value.asText(), out);
    }
  }

  private static String number(double value) {
    return Double.isFinite(value) ? EcmaNumber.print(value) : "null";
  }

  private static void object(JsonNode value, StringBuilder out) {
    out.append('{');
    String separator = "";
    for (String key : keys(value)) {
      out.append(separator);
      quote(key, out);
      out.append(':');
      write(value.path(key), out);
      separator = ",";
    }
    out.append('}');
  }

  private static void array(JsonNode value, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < value.size(); i++) {
      out.append(i == 0 ? "" : ",");
      write(value.path(i), out);
    }
    out.append(']');
  }

  /// Keys that are list indexes first, in order; the others as they were set.
  public static List<String> keys(JsonNode value) {
    List<String> indexes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    value.fieldNames().forEachRemaining(key -> (isIndex(key) ? indexes : names).add(key));
    indexes.sort(Comparator.comparingLong(Long::parseLong));
    indexes.addAll(names);
    return indexes;
  }

  private static boolean isIndex(String key) {
    boolean canonical = key.equals("0") || !key.startsWith("0");
    return canonical
        && !key.isEmpty()
        && key.length() <= MOST_INDEX_DIGITS
        && key.chars().allMatch(Letters::isDigit)
        && Long.parseLong(key) <= LAST_INDEX;
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> plain(text, i, out);
      }
    }
    out.append('"');
  }

  private static void plain(String text, int at, StringBuilder out) {
    char c = text.charAt(at);
    if (c < ' ' || isLone(text, at)) {
      out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }

  private static boolean isLone(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
