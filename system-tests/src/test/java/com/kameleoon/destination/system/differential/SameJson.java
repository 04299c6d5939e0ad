package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// Equality of JSON as ECMAScript sees it: one kind of number, members in any order, and an absent
/// array item written as null.
final class SameJson {
  private SameJson() {}

  static boolean test(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.doubleValue() == other.doubleValue();
    }
    if (one.isObject() && other.isObject()) {
      return one.size() == other.size()
          && one.properties().stream().allMatch(member -> hasSame(other, member));
    }
    if (one.isArray() && other.isArray()) {
      return one.size() == other.size() && sameItems(one, other);
    }
    return absentOrNull(one) ? absentOrNull(other) : one.equals(other);
  }

  private static boolean hasSame(JsonNode other, Map.Entry<String, JsonNode> member) {
    return other.has(member.getKey()) && test(member.getValue(), other.get(member.getKey()));
  }

  private static boolean sameItems(JsonNode one, JsonNode other) {
    for (int i = 0; i < one.size(); i++) {
      if (!test(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean absentOrNull(JsonNode node) {
    return node.isNull() || node.isMissingNode();
  }
}
