package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.json.MemberName;

/// One member access, `owner[key]` of JavaScript: members of objects, items and length of lists and
/// texts. What JavaScript objects inherit is not seen.
///
/// @param index the key as the index of an item; -1 where it is none
record PathStep(MemberName name, String key, int index) {
  private static final int MOST_DIGITS = 9;

  static PathStep of(String key) {
    boolean canonical = key.equals("0") || !key.startsWith("0");
    boolean digits =
        !key.isEmpty() && key.length() <= MOST_DIGITS && key.chars().allMatch(Letters::isDigit);
    return new PathStep(MemberName.of(key), key, canonical && digits ? Integer.parseInt(key) : -1);
  }

  /// The member, MissingNode where there is none.
  JsonNode in(JsonNode owner) {
    if (owner instanceof ObjectNode object) {
      return name.in(object);
    }
    return switch (owner.getNodeType()) {
      case ARRAY -> key.equals("length") ? IntNode.valueOf(owner.size()) : owner.path(index);
      case STRING -> inText(owner.textValue());
      case BINARY, BOOLEAN, MISSING, NULL, NUMBER, OBJECT, POJO -> MissingNode.getInstance();
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
