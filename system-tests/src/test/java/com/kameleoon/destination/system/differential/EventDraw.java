package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Makes events: mostly what sources send, with every oddity that a member can have.
record EventDraw(Draw draw) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  static final String[] MEMBERS = {
    "price", "plan", "list", "nested", "flag", "with space", "dash-key", "empty", "products", "id"
  };

  ObjectNode event() {
    ObjectNode event = JSON.objectNode();
    event.put("type", draw.of("track", "track", "page", "screen", "identify", "group", "alias"));
    maybe(event, "event", text());
    maybe(event, "name", text());
    maybe(event, "userId", draw.oneIn(6) ? scalar() : JSON.textNode("user-" + draw.below(5)));
    maybe(event, "anonymousId", draw.oneIn(8) ? scalar() : JSON.textNode("anonymous"));
    maybe(event, "groupId", JSON.textNode("group-1"));
    maybe(event, "messageId", draw.oneIn(8) ? scalar() : JSON.textNode("message-1"));
    maybe(event, "timestamp", timestamp());
    maybe(event, "properties", draw.oneIn(12) ? scalar() : object(3));
    maybe(event, "traits", draw.oneIn(12) ? scalar() : object(3));
    maybe(event, "context", draw.oneIn(12) ? scalar() : object(2));
    return event;
  }

  private void maybe(ObjectNode event, String member, JsonNode value) {
    if (!draw.oneIn(4)) {
      event.set(member, value);
    }
  }

  private JsonNode timestamp() {
    return JSON.textNode(
        draw.of(
            "2026-01-02T03:04:05.678Z",
            "2026-01-02T03:04:05Z",
            "2026-01-02 03:04:05+02:00",
            "2026-02-30T00:00:00Z",
            "2026-01-02",
            "yesterday",
            ""));
  }

  ObjectNode object(int depth) {
    ObjectNode object = JSON.objectNode();
    int members = draw.below(5);
    for (int i = 0; i < members; i++) {
      object.set(draw.of(MEMBERS), value(depth - 1));
    }
    if (draw.oneIn(3)) {
      object.put("kameleoonVisitorCode", "visitor-" + draw.below(9));
    }
    return object;
  }

  JsonNode value(int depth) {
    if (depth <= 0 || !draw.oneIn(3)) {
      return scalar();
    }
    return draw.oneIn(2) ? object(depth) : array(depth);
  }

  private ArrayNode array(int depth) {
    ArrayNode array = JSON.arrayNode();
    int items = draw.below(4);
    for (int i = 0; i < items; i++) {
      array.add(value(depth - 1));
    }
    return array;
  }

  JsonNode scalar() {
    return switch (draw.below(7)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(draw.oneIn(2));
      case 2 -> number();
      default -> text();
    };
  }

  JsonNode number() {
    return draw.of(
        JSON.numberNode(draw.below(20)),
        JSON.numberNode(-draw.below(20)),
        JSON.numberNode(draw.below(2_000) / 100.0),
        JSON.numberNode(1e21),
        JSON.numberNode(1e-7),
        JSON.numberNode(123456789012345680L),
        JSON.numberNode(0.1 + 0.2));
  }

  JsonNode text() {
    return JSON.textNode(word());
  }

  String word() {
    return draw.of(
        "Order Completed",
        "Product Viewed",
        "pro",
        "",
        " ",
        "10",
        "1e3",
        "true",
        "null",
        "a.b",
        "Ärger",
        "STRASSE ß",
        "İI",
        "x🎉y",
        "$&",
        "a\"b",
        "line\nbreak",
        "0",
        "abc",
        "ABC");
  }
}
