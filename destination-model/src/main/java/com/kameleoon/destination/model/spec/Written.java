package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Words for what somebody wrote, as issues use them.
final class Written {
  private static final int LONGEST_SHOWN = 40;

  private Written() {}

  static String kindOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case NULL -> "null";
      case BINARY, MISSING, POJO -> "nothing that JSON knows";
    };
  }

  static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  static String unknownField(String name, List<String> known) {
    String nearest =
        known.stream()
            .filter(candidate -> distance(name, candidate) <= 2)
            .findFirst()
            .map(candidate -> "write `" + candidate + "`")
            .orElseGet(() -> "remove it, or use one of " + String.join(", ", known));
    return "is not a field here; " + nearest;
  }

  private static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    int[] previous = new int[right.length() + 1];
    Arrays.setAll(previous, i -> i);
    for (int i = 1; i <= left.length(); i++) {
      previous = row(previous, left.charAt(i - 1), right, i);
    }
    return previous[right.length()];
  }

  private static int[] row(int[] previous, char letter, String right, int i) {
    int[] row = new int[previous.length];
    row[0] = i;
    for (int j = 1; j < row.length; j++) {
      int replaced = previous[j - 1] + (letter == right.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
    }
    return row;
  }
}
