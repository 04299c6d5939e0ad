package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Makes events: mostly what sources send, with every oddity that a member can have.
record EventDraw(Draw draw, WordDraw words) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  ObjectNode event() {
    ObjectNode event = JSON.objectNode();
    event.put("type", draw.of("track", "track", "page", "screen", "identify", "group", "alias"));
    maybe(event, "event", draw.oneIn(8) ? words.scalar() : JSON.textNode(words.word()));
    maybe(event, "name", draw.oneIn(8) ? words.scalar() : JSON.textNode(words.word()));
    maybe(event, "userId", draw.oneIn(6) ? words.scalar() : JSON.textNode("user-" + draw.below(5)));
    maybe(event, "anonymousId", draw.oneIn(8) ? words.scalar() : JSON.textNode("anonymous"));
    maybe(event, "groupId", JSON.textNode("group-1"));
    maybe(event, "messageId", draw.oneIn(8) ? words.scalar() : JSON.textNode("message-1"));
    maybe(event, "timestamp", JSON.textNode(words.timestamp()));
    maybe(event, "properties", draw.oneIn(12) ? value(2) : object(4));
    maybe(event, "traits", draw.oneIn(12) ? value(2) : object(3));
    maybe(event, "context", draw.oneIn(12) ? value(2) : object(3));
    return event;
  }

  private void maybe(ObjectNode event, String member, JsonNode value) {
    if (!draw.oneIn(4)) {
      event.set(member, value);
    }
  }

  ObjectNode object(int depth) {
    ObjectNode object = JSON.objectNode();
    int members = draw.below(6);
    for (int i = 0; i < members; i++) {
      object.set(words.name(), value(depth - 1));
    }
    if (draw.oneIn(4)) {
      object.set("products", products());
    }
    if (draw.oneIn(3)) {
      object.put("kameleoonVisitorCode", "visitor-" + draw.below(9));
    }
    return object;
  }

  private ArrayNode products() {
    ArrayNode products = JSON.arrayNode();
    int items = draw.below(4);
    for (int i = 0; i < items; i++) {
      ObjectNode product = products.addObject().put("id", "p" + i);
      product.set("price", words.number());
      product.set(words.name(), words.scalar());
    }
    return products;
  }

  JsonNode value(int depth) {
    if (depth <= 0 || !draw.oneIn(3)) {
      return words.scalar();
    }
    return draw.oneIn(2) ? object(depth) : array(depth);
  }

  ArrayNode array(int depth) {
    ArrayNode array = JSON.arrayNode();
    int items = draw.below(4);
    for (int i = 0; i < items; i++) {
      array.add(value(depth - 1));
    }
    return array;
  }
}
