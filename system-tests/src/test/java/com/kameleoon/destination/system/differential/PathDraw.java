package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Makes paths into events, most of which lead somewhere.
record PathDraw(Draw draw, WordDraw words) {
  ObjectNode directive() {
    return JsonNodeFactory.instance.objectNode().put("@path", path());
  }

  /// As `@path` takes it.
  String path() {
    if (draw.oneIn(25)) {
      return draw.of(
          "", ".", "$.", "$", "$.$.event", "a$.b", "..event", "event.", "[0]", "['event']");
    }
    StringBuilder path = new StringBuilder(draw.oneIn(8) ? "" : "$.").append(top());
    int steps = draw.below(4);
    for (int i = 0; i < steps; i++) {
      path.append(step());
    }
    return path.toString();
  }

  private String step() {
    String name = words.name();
    return draw.of(
        "." + name,
        "." + name,
        "." + name,
        "['" + name + "']",
        "[\"" + name + "\"]",
        "[" + draw.below(3) + "]",
        "." + draw.below(3),
        "." + name + "[1]",
        "..id",
        ".length",
        "[-1]",
        "[ 0 ]",
        ".products[0].price",
        "['a.b']",
        "." + name + "]",
        "[" + name);
  }

  String top() {
    return draw.of(
        "properties",
        "properties",
        "traits",
        "context",
        "event",
        "userId",
        "type",
        "name",
        "timestamp",
        "nope",
        "groupId");
  }

  /// Names joined by dots, as filters and templates look them up.
  String dots() {
    StringBuilder path = new StringBuilder(top());
    int steps = draw.below(4);
    for (int i = 0; i < steps; i++) {
      path.append('.').append(draw.oneIn(5) ? draw.of("0", "1", "length", "id") : words.name());
    }
    return path.toString();
  }
}
