package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.EcmaText;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Filters of whole texts.
final class TextFilters {
  private static final Pattern LINE_BREAK = Pattern.compile("\r?\n");
  private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt|#34|#39);");

  private TextFilters() {}

  static void addTo(Map<String, Filter> filters) {
    filters.put("append", (value, arguments) -> joined(value, arguments, "append"));
    filters.put("prepend", (value, arguments) -> joined(value, arguments, "prepend"));
    filters.put("downcase", text(text -> text.toLowerCase(Locale.ROOT)));
    filters.put("upcase", text(text -> text.toUpperCase(Locale.ROOT)));
    filters.put("capitalize", text(TextFilters::capitalized));
    filters.put("strip_newlines", text(text -> LINE_BREAK.matcher(text).replaceAll("")));
    filters.put("normalize_whitespace", text(text -> Words.spaced(text)));
    filters.put("escape", text(TextFilters::escaped));
    filters.put("xml_escape", text(TextFilters::escaped));
    filters.put("escape_once", text(text -> escaped(unescaped(text))));
    filters.put("strip_html", text(HtmlStripper::strip));
    filters.put("strip", (value, arguments) -> stripped(value, arguments, true, true));
    filters.put("lstrip", (value, arguments) -> stripped(value, arguments, true, false));
    filters.put("rstrip", (value, arguments) -> stripped(value, arguments, false, true));
  }

  /// A filter from text to text that takes no arguments.
  static Filter text(UnaryOperator<String> change) {
    return (value, arguments) -> {
      String changed = change.apply(Values.text(value, arguments.budget()));
      arguments.budget().take(changed.length());
      return Values.of(changed);
    };
  }

  private static JsonNode joined(JsonNode value, Arguments arguments, String name) {
    if (arguments.count() != 1) {
      throw new EvaluationFailure(name + " expect 2 arguments");
    }
    String text = Values.text(value, arguments.budget());
    String other = arguments.text(0);
    return Values.of(name.equals("append") ? text + other : other + text);
  }

  private static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT)
            + text.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&#34;");
        case '\'' -> out.append("&#39;");
        default -> out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private static String unescaped(String text) {
    return ENTITY
        .matcher(text)
        .replaceAll(entity ->
            switch (entity.group()) {
              case "&amp;" -> "&";
              case "&lt;" -> "<";
              case "&gt;" -> ">";
              case "&#34;" -> "\"";
              default -> "'";
            });
  }

  private static JsonNode stripped(
      JsonNode value, Arguments arguments, boolean left, boolean right) {
    String text = Values.text(value, arguments.budget());
    IntPredicate dropped =
        arguments.isEcmaTrue(0)
            ? letter -> arguments.text(0).indexOf(letter) >= 0
            : letter -> EcmaText.isSpace((char) letter);
    int from = 0;
    int to = text.length();
    while (left && from < to && dropped.test(text.charAt(from))) {
      from++;
    }
    while (right && to > from && dropped.test(text.charAt(to - 1))) {
      to--;
    }
    return Values.of(text.substring(from, to));
  }
}
