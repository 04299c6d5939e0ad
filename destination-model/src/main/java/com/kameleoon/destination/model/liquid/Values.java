package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.Ecma;

/// Values as Liquid prints, converts and takes them apart.
final class Values {
  private Values() {}

  /// False, null and absent are false; everything else is true, even 0 and ''.
  static boolean isTruthy(JsonNode value) {
    JsonNode plain = Special.plain(value);
    return !Ecma.isNullish(plain) && !(plain.isBoolean() && !plain.booleanValue());
  }

  /// Null and absent are empty, lists are their items in a row.
  static String text(JsonNode value, Budget budget) {
    StringBuilder out = new StringBuilder();
    print(value, out, budget);
    return out.toString();
  }

  static void print(JsonNode value, StringBuilder out, Budget budget) {
    JsonNode plain = Special.plain(value);
    if (plain.isArray()) {
      plain.forEach(item -> print(item, out, budget));
    } else if (!Ecma.isNullish(plain)) {
      Ecma.print(plain, out, budget);
    }
  }

  /// `String(value)` of JavaScript.
  static String ecmaText(JsonNode value, Budget budget) {
    StringBuilder out = new StringBuilder();
    Ecma.print(Special.plain(value), out, budget);
    return out.toString();
  }

  /// `Number(value)` of JavaScript.
  static double ecmaNumber(JsonNode value, Budget budget) {
    return Ecma.toNumber(Special.plain(value), budget);
  }

  /// As filters of numbers take it: what is no number is 0.
  static double number(JsonNode value, Budget budget) {
    double number = ecmaNumber(value, budget);
    return Double.isNaN(number) ? 0 : number;
  }

  static JsonNode of(double number) {
    return DoubleNode.valueOf(number);
  }

  static JsonNode of(String text) {
    return TextNode.valueOf(text);
  }

  /// The items of a list; null and absent have none, another value is its own only item.
  static ArrayNode items(JsonNode value) {
    JsonNode plain = Special.plain(value);
    if (plain instanceof ArrayNode array) {
      return array;
    }
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    return Ecma.isNullish(plain) ? items : items.add(plain);
  }

  static JsonNode orMissing(JsonNode value) {
    return value == null ? MissingNode.getInstance() : value;
  }

  /// An item of a list, from the end where the index is negative.
  static JsonNode item(JsonNode list, double index) {
    double from = index < 0 ? list.size() + index : index;
    return from == Math.rint(from) && from >= 0 && from < list.size()
        ? list.get((int) from)
        : MissingNode.getInstance();
  }

  /// An own member as JavaScript has it: texts and lists have indices and a length.
  static JsonNode member(JsonNode value, String key) {
    if (value.isObject()) {
      return orMissing(value.get(key));
    }
    int length = length(value);
    if (length < 0) {
      return MissingNode.getInstance();
    }
    if (key.equals("length")) {
      return IntNode.valueOf(length);
    }
    long index = com.kameleoon.destination.model.ecma.EcmaKeys.index(key);
    if (index < 0 || index >= length) {
      return MissingNode.getInstance();
    }
    int at = (int) index;
    return value.isArray() ? value.get(at) : of(value.textValue().substring(at, at + 1));
  }

  /// Of a text or a list; -1 for everything else.
  static int length(JsonNode value) {
    if (value.isArray()) {
      return value.size();
    }
    return value.isTextual() ? value.textValue().length() : -1;
  }
}
