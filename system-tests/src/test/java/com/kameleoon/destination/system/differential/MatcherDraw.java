package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Makes destination filters as Segment's servers send them to libraries: whole matchers with their
/// intermediate representation.
record MatcherDraw(Draw draw, WordDraw words, EventDraw events, PathDraw paths) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  JsonNode matcher() {
    if (draw.oneIn(50)) {
      return draw.of(
          JSON.nullNode(),
          JSON.objectNode().put("type", "all"),
          JSON.objectNode().put("type", "fql"),
          JSON.objectNode().put("type", "fql").put("ir", ""),
          JSON.objectNode().put("type", "sql").put("ir", "[]"),
          JSON.objectNode());
    }
    return JSON.objectNode().put("type", "fql").put("ir", condition(3).toString());
  }

  private JsonNode condition(int depth) {
    return switch (draw.below(depth <= 0 ? 8 : 11)) {
      case 0 -> call(draw.of("contains", "contains", "match"));
      case 1 -> list("match", operand(), value(JSON.textNode(glob())));
      case 2 -> call("semver");
      case 3 -> list("in", operand(), items());
      case 4 -> list(draw.of("<", "<=", ">", ">="), measured(), value(words.number()));
      case 5 -> draw.oneIn(3) ? odd() : list(draw.of("=", "!="), measured(), measured());
      case 6, 7 -> list(draw.of("=", "!="), operand(), value(words.scalar()));
      case 8 -> list("!", condition(depth - 1));
      default -> group(depth);
    };
  }

  private ArrayNode group(int depth) {
    ArrayNode group = JSON.arrayNode().add(draw.of("and", "or"));
    int children = draw.below(4);
    for (int i = 0; i < children; i++) {
      group.add(condition(depth - 1));
    }
    return group;
  }

  private JsonNode measured() {
    return switch (draw.below(4)) {
      case 0 -> list("length", operand());
      case 1 -> list(draw.of("lowercase", "typeof"), operand());
      case 2 -> draw.oneIn(4) ? call(draw.of("contains", "match", "semver")) : operand();
      default -> operand();
    };
  }

  private ArrayNode call(String name) {
    if (name.equals("semver")) {
      return list(
          name,
          draw.oneIn(2) ? version() : operand(),
          value(JSON.textNode(draw.of("=", "!=", "<", "<=", ">", ">=", "~"))),
          version());
    }
    return list(name, operand(), draw.oneIn(4) ? operand() : value(words.scalar()));
  }

  private JsonNode version() {
    return value(
        JSON.textNode(
            draw.of(
                "1.2.3",
                "1.10",
                "2",
                "1.2.3.4",
                "v1",
                " 1.0 ",
                "1.x",
                "01.2",
                "1.2.3-beta",
                "",
                "-1.0")));
  }

  private JsonNode items() {
    if (draw.oneIn(3)) {
      return operand();
    }
    ArrayNode items = JSON.arrayNode();
    int count = draw.below(4);
    for (int i = 0; i < count; i++) {
      items.add(draw.oneIn(5) ? events.value(1) : value(words.scalar()));
    }
    return draw.oneIn(6) ? items : value(items);
  }

  private JsonNode odd() {
    return draw.oneIn(2)
        ? events.value(2)
        : list(draw.of("nope", "", "AND", "lowercase", "length"), operand());
  }

  private JsonNode operand() {
    return draw.oneIn(12) ? value(events.value(2)) : JSON.textNode(paths.dots());
  }

  private static ObjectNode value(JsonNode value) {
    return JSON.objectNode().set("value", value);
  }

  private static ArrayNode list(String token, JsonNode... arguments) {
    ArrayNode list = JSON.arrayNode().add(token);
    for (JsonNode argument : arguments) {
      list.add(argument);
    }
    return list;
  }

  private String glob() {
    return draw.of(
        "Order*",
        "*Completed",
        "*o*",
        "abc",
        "*",
        "",
        "a?c",
        "[a-c]*",
        "[^A-Z]??",
        "[]a]",
        "[a",
        "\\*",
        "\\",
        "**",
        "*[0-9]",
        "p[qrs]o",
        "[a-]",
        "[z-a]",
        "[^]",
        "?",
        "x*y",
        "Ä*",
        "*.*",
        "[\\]]",
        "a*b*c");
  }
}
