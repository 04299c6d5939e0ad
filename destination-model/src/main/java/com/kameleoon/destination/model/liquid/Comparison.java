package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.Ecma;

/// Operators on values.
final class Comparison {
  private Comparison() {}

  static JsonNode apply(Operator operator, JsonNode left, JsonNode right, Budget budget) {
    boolean holds =
        switch (operator) {
          case EQUAL -> equal(left, right);
          case UNEQUAL -> !equal(left, right);
          case GREATER -> compares(right, left, false, budget);
          case LESS -> compares(left, right, false, budget);
          case AT_LEAST -> compares(right, left, true, budget);
          case AT_MOST -> compares(left, right, true, budget);
          case CONTAINS -> contains(Special.plain(left), right, budget);
          case NOT -> !Values.isTruthy(right);
          case AND -> Values.isTruthy(left) && Values.isTruthy(right);
          case OR -> Values.isTruthy(left) || Values.isTruthy(right);
        };
    return BooleanNode.valueOf(holds);
  }

  static boolean equal(JsonNode left, JsonNode right) {
    if (Special.isRule(left)) {
      return matches(left, right);
    }
    if (Special.isRule(right)) {
      return matches(right, left);
    }
    if (left.isArray() && right.isArray()) {
      return sameItems(left, right);
    }
    if (left.isNumber() && right.isNumber()) {
      return left.doubleValue() == right.doubleValue();
    }
    return left == right || (left.isValueNode() && !left.isNumber() && left.equals(right));
  }

  private static boolean sameItems(JsonNode left, JsonNode right) {
    boolean same = left.size() == right.size();
    for (int i = 0; same && i < left.size(); i++) {
      same = equal(left.get(i), right.get(i));
    }
    return same;
  }

  private static boolean matches(JsonNode rule, JsonNode value) {
    if (rule == Special.NIL.value()) {
      return Ecma.isNullish(Special.plain(value));
    }
    if (rule == Special.BLANK.value() && isBlank(value)) {
      return true;
    }
    boolean itself = Special.isRule(value) && value != Special.NIL.value();
    return !itself && (Values.length(value) == 0 || (value.isObject() && value.isEmpty()));
  }

  private static boolean isBlank(JsonNode value) {
    JsonNode plain = Special.plain(value);
    return Ecma.isNullish(plain)
        || (value.isBoolean() && !value.booleanValue())
        || (value.isTextual()
            && value.textValue().chars().allMatch(c -> Letters.isSpace((char) c)));
  }

  /// Whether low < high, or low <= high; nil, empty and blank are never in order.
  private static boolean compares(JsonNode low, JsonNode high, boolean orEqual, Budget budget) {
    if (Special.isRule(low) || Special.isRule(high)) {
      return false;
    }
    if (isText(low) && isText(high)) {
      int order = Values.ecmaText(low, budget).compareTo(Values.ecmaText(high, budget));
      return orEqual ? order <= 0 : order < 0;
    }
    double from = Values.ecmaNumber(low, budget);
    double to = Values.ecmaNumber(high, budget);
    return orEqual ? from <= to : from < to;
  }

  private static boolean isText(JsonNode value) {
    return value.isTextual() || value.isContainerNode();
  }

  private static boolean contains(JsonNode left, JsonNode right, Budget budget) {
    if (left.isArray()) {
      return left.valueStream().anyMatch(item -> equal(item, right));
    }
    return left.isTextual() && left.textValue().contains(Values.ecmaText(right, budget));
  }
}
