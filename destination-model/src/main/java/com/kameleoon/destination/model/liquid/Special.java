package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;

/// The words that are values. `nil`, `empty` and `blank` compare by a rule of their own.
enum Special {
  TRUE("true", BooleanNode.TRUE),
  FALSE("false", BooleanNode.FALSE),
  NIL("nil", new POJONode("nil")),
  NULL("null", NIL.value),
  EMPTY("empty", new POJONode("empty")),
  BLANK("blank", new POJONode("blank"));

  private final String written;
  private final JsonNode value;

  Special(String written, JsonNode value) {
    this.written = written;
    this.value = value;
  }

  String written() {
    return written;
  }

  JsonNode value() {
    return value;
  }

  /// Whether this is one of the values that compare by a rule of their own.
  static boolean isRule(JsonNode value) {
    return value.isPojo();
  }

  /// As every filter and output sees it: nil is null, empty and blank are ''.
  static JsonNode plain(JsonNode value) {
    if (!isRule(value)) {
      return value;
    }
    return value == NIL.value ? NullNode.instance : TextNode.valueOf("");
  }
}
