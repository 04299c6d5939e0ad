package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;

/// One member access, `owner[key]` of JavaScript: members of objects, items and length of lists and
/// texts. What JavaScript objects inherit is not seen.
///
/// @param index the key as the index of an item; -1 where it is none
record PathStep(String key, int index) {
  private static final int MOST_DIGITS = 9;

  static PathStep of(String key) {
    boolean canonical = key.equals("0") || !key.startsWith("0");
    boolean digits =
        !key.isEmpty() && key.length() <= MOST_DIGITS && key.chars().allMatch(Letters::isDigit);
    return new PathStep(key, canonical && digits ? Integer.parseInt(key) : -1);
  }

  /// The member, MissingNode where there is none.
  JsonNode in(JsonNode owner) {
    return switch (owner.getNodeType()) {
      case OBJECT -> owner.path(key);
      case ARRAY -> key.equals("length") ? IntNode.valueOf(owner.size()) : owner.path(index);
      case STRING -> inText(owner.textValue());
      case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> MissingNode.getInstance();
    };
  }

  private JsonNode inText(String text) {
    if (key.equals("length")) {
      return IntNode.valueOf(text.length());
    }
    return index >= 0 && index < text.length()
        ? TextNode.valueOf(text.substring(index, index + 1))
        : MissingNode.getInstance();
  }
}
