package com.kameleoon.destination.system.differential;

import java.util.StringJoiner;

/// Makes texts of triggers: what people write, what they get wrong, and now and then rubbish.
record TriggerDraw(Draw draw, WordDraw words) {
  String text() {
    if (draw.oneIn(12)) {
      return spoilt(conditions(2));
    }
    return conditions(1 + draw.below(3));
  }

  private String conditions(int count) {
    String joint = draw.of(" and ", " or ");
    StringJoiner text = new StringJoiner("");
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        text.add(draw.oneIn(5) ? draw.of(" and ", " or ", " AND ", " OR ", " ") : joint);
      }
      text.add(
          draw.oneIn(6)
              ? "(" + condition() + draw.of(" and ", " or ") + condition() + ")"
              : condition());
    }
    return text.toString();
  }

  private String condition() {
    return switch (draw.below(6)) {
      case 0 -> draw.of("", "!") + "contains(" + path() + ", " + value() + ")";
      case 1 -> draw.of("", "!") + "match(" + path() + ", " + glob() + ")";
      case 2 -> path() + draw.of(" > ", " >= ", " < ", " <= ", ">", " >=") + value();
      case 3 -> path() + draw.of(" = ", " != ") + draw.of("null", "true", "false");
      default -> path() + draw.of(" = ", " = ", "=", " != ", "!=", " == ", " !=") + value();
    };
  }

  private String path() {
    return draw.of(
        "type",
        "event",
        "name",
        "userId",
        "anonymousId",
        "properties.price",
        "properties.plan",
        "traits.plan",
        "context.nested.plan",
        "properties.list.0",
        "properties.with\\ space",
        "properties.dash-key",
        "properties",
        "properties.nested.id",
        "properties.null",
        "traits.and");
  }

  private String value() {
    return switch (draw.below(6)) {
      case 0 -> draw.of("5", "10", "-3", "0.5", "1e3", "+2", "1.");
      case 1 -> draw.of("track", "pro", "'track'", "true", "null");
      default -> "\"" + words.text().replace("\"", "") + "\"";
    };
  }

  private String glob() {
    return draw.of(
        "\"Order*\"", "\"*Completed\"", "\"*o*\"", "\"abc\"", "\"*\"", "\"\"", "\"a?c\"");
  }

  private String spoilt(String text) {
    int at = draw.below(text.length() + 1);
    String rubbish =
        draw.of("(", ")", "!", "\"", "]", "$", " not ", "\\", ".", "\r", "é", " in [1]");
    return draw.oneIn(2)
        ? text.substring(0, at) + rubbish + text.substring(at)
        : text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + draw.below(4)));
  }
}
