package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.Ecma;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What strict says about options of `@if` and `@replace`, and about directives that always fail.
final class OptionRules {
  private static final Pattern DOLLAR = Pattern.compile("\\$[$&`']");
  private static final int LONGEST = 10;

  private OptionRules() {}

  static String failing(String message) {
    return "Segment accepts this and then fails on every event with `"
        + message
        + "`; correct or remove the directive.";
  }

  static List<String> condition(JsonNode options) {
    List<String> sentences = new ArrayList<>();
    if (options.has("exists") && options.has("blank")) {
      sentences.add("Segment ignores `blank` where `exists` stands beside it; keep `exists`.");
    } else if (options.has("blank")) {
      sentences.add(
          "Segment's `blank` means the opposite: `then` is chosen when the value is not blank, and"
              + " 0, false and [] count as blank. Use `exists`, or @liquid with {% if x != blank"
              + " %}.");
    }
    JsonNode otherwise = options.path("else");
    if (!otherwise.isMissingNode() && !Ecma.isTruthy(otherwise)) {
      sentences.add(
          "Segment drops an `else` that is false, 0, null or an empty text; write {\"@literal\": "
              + otherwise
              + "}, or leave `else` out.");
    }
    return sentences;
  }

  static List<String> replace(JsonNode options) {
    List<String> sentences = new ArrayList<>();
    for (String name : List.of("replacement", "replacement2")) {
      if (DOLLAR.matcher(options.path(name).asText()).find()) {
        sentences.add(
            "Segment reads $$, $&, $` and $' in `"
                + name
                + "` as patterns and inserts parts of the text; no `$` may stand before them.");
      }
    }
    for (String name : List.of("pattern2", "replacement2")) {
      JsonNode option = options.path(name);
      if (!option.isMissingNode() && !isShort(option)) {
        sentences.add(
            "Segment does not check `"
                + name
                + "`, and then ignores it or fails; write a text of at most 10 characters.");
      }
    }
    if (!Ecma.isTruthy(options.path("value"))) {
      sentences.add("Segment makes nothing of an empty `value`; name a value, or use @literal.");
    }
    return sentences;
  }

  private static boolean isShort(JsonNode option) {
    return option.isTextual() && option.textValue().length() <= LONGEST;
  }
}
