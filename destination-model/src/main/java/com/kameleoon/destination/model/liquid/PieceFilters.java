package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.kameleoon.destination.model.ecma.EcmaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Filters that cut, replace and count pieces of a text.
final class PieceFilters {
  private static final String CJK =
      "\\u4E00-\\u9FFF\\uF900-\\uFAFF\\u3400-\\u4DBF\\u3040-\\u309F\\u30A0-\\u30FF\\uAC00-\\uD7AF";
  private static final Pattern CJK_LETTER = Pattern.compile("[" + CJK + "]");
  private static final Pattern OTHER_WORD =
      Pattern.compile("[^" + CJK + "\\s\\u00a0\\ufeff\\u2028\\u2029\\u2000-\\u200a\\u3000]+");

  private PieceFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("split", PieceFilters::split);
    filters.put("replace", (value, arguments) -> replaced(value, arguments, arguments.text(1)));
    filters.put("remove", (value, arguments) -> replaced(value, arguments, ""));
    filters.put(
        "replace_first", (value, arguments) -> once(value, arguments, true, arguments.text(1)));
    filters.put("remove_first", (value, arguments) -> once(value, arguments, true, ""));
    filters.put(
        "replace_last", (value, arguments) -> once(value, arguments, false, arguments.text(1)));
    filters.put("remove_last", (value, arguments) -> once(value, arguments, false, ""));
    filters.put("truncate", PieceFilters::truncated);
    filters.put("truncatewords", PieceFilters::truncatedWords);
    filters.put("number_of_words", PieceFilters::numberOfWords);
  }

  private static JsonNode split(JsonNode value, Arguments arguments) {
    List<String> pieces =
        pieces(Values.text(value, arguments.budget()), arguments.text(0), arguments);
    while (!pieces.isEmpty() && pieces.getLast().isEmpty()) {
      pieces.removeLast();
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode(pieces.size());
    pieces.forEach(array::add);
    return array;
  }

  /// `text.split(separator)`: an empty separator splits between all letters.
  private static List<String> pieces(String text, String separator, Arguments arguments) {
    List<String> pieces = new ArrayList<>();
    if (separator.isEmpty()) {
      arguments.budget().take(text.length());
      text.chars().forEach(letter -> pieces.add(Character.toString((char) letter)));
      return pieces;
    }
    int from = 0;
    int at = text.indexOf(separator);
    while (at >= 0) {
      pieces.add(text.substring(from, at));
      from = at + separator.length();
      at = text.indexOf(separator, from);
    }
    pieces.add(text.substring(from));
    arguments.budget().take(pieces.size());
    return pieces;
  }

  private static JsonNode replaced(JsonNode value, Arguments arguments, String replacement) {
    List<String> pieces =
        pieces(Values.text(value, arguments.budget()), arguments.text(0), arguments);
    long length = (long) Math.max(0, pieces.size() - 1) * replacement.length();
    arguments.budget().take((int) Math.min(length, Integer.MAX_VALUE));
    return Values.of(String.join(replacement, pieces));
  }

  private static JsonNode once(
      JsonNode value, Arguments arguments, boolean first, String replacement) {
    String text = Values.text(value, arguments.budget());
    String pattern = arguments.text(0);
    int at = first ? text.indexOf(pattern) : text.lastIndexOf(pattern);
    return Values.of(
        at < 0
            ? text
            : text.substring(0, at) + replacement + text.substring(at + pattern.length()));
  }

  private static JsonNode truncated(JsonNode value, Arguments arguments) {
    String text = Values.text(value, arguments.budget());
    double length = arguments.ecmaNumber(0, 50);
    String end = arguments.has(1) ? arguments.text(1) : "...";
    if (text.length() <= length) {
      return value;
    }
    double kept = length - end.length();
    return Values.of(text.substring(0, (int) Math.clamp(kept, 0, text.length())) + end);
  }

  private static JsonNode truncatedWords(JsonNode value, Arguments arguments) {
    List<String> words = Words.of(Values.text(value, arguments.budget()));
    double wanted = arguments.ecmaNumber(0, 15);
    double count = wanted <= 0 ? 1 : wanted;
    String end = arguments.has(1) ? arguments.text(1) : "...";
    String kept = String.join(" ", words.subList(0, (int) Math.clamp(count, 0, words.size())));
    return Values.of(words.size() >= count ? kept + end : kept);
  }

  private static JsonNode numberOfWords(JsonNode value, Arguments arguments) {
    String text = EcmaText.trim(Values.text(value, arguments.budget()));
    String mode = arguments.text(0);
    boolean cjk = mode.equals("cjk") || (mode.equals("auto") && CJK_LETTER.matcher(text).find());
    return Values.of(
        cjk
            ? count(CJK_LETTER.matcher(text)) + count(OTHER_WORD.matcher(text))
            : Words.count(text));
  }

  private static double count(Matcher matcher) {
    return matcher.results().count();
  }
}
