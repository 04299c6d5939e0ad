package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EcmaNumber;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.Set;

/// Sets a value at a path of dots and makes what is missing on the way: a list where a number
/// follows, else an object.
final class PathSetter {
  private static final int LAST_INDEX = 10_000;
  private static final double LAST_LENGTH = 4_294_967_295.0;
  private static final Set<String> UNSAFE = Set.of("__proto__", "constructor", "prototype");

  private PathSetter() {}

  static void set(JsonNode root, String path, JsonNode value) {
    String[] keys = path.split("\\.", -1);
    JsonNode owner = root;
    for (int i = 0; i < keys.length; i++) {
      if (UNSAFE.contains(keys[i])) {
        return;
      }
      JsonNode next = i == keys.length - 1 ? value : next(owner, keys[i], keys[i + 1]);
      put(owner, keys[i], next);
      owner = next;
    }
  }

  private static JsonNode next(JsonNode owner, String key, String following) {
    if (owner.isNull()) {
      throw new EvaluationFailure("Cannot read properties of null (reading '%s')".formatted(key));
    }
    JsonNode there = owner.isArray() ? owner.path(index(key)) : owner.path(key);
    if (there.isContainerNode() || there.isNull()) {
      return there;
    }
    boolean number = Double.isFinite(EcmaNumber.parse(following));
    return number ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
  }

  private static void put(JsonNode owner, String key, JsonNode value) {
    switch (owner) {
      case ObjectNode object -> object.set(key, value);
      case ArrayNode list when key.equals("length") -> resize(list, value);
      case ArrayNode list -> put(list, index(key), value);
      default ->
          throw new EvaluationFailure(
              "Cannot set properties of null (setting '%s')".formatted(key));
    }
  }

  private static void resize(ArrayNode list, JsonNode value) {
    double length = Ecma.toNumber(value, new Budget());
    if (!(length >= 0 && length == Math.rint(length) && length <= LAST_LENGTH)) {
      throw new EvaluationFailure("Invalid array length");
    }
    if (length > list.size()) {
      put(list, (int) Math.min(length, LAST_INDEX + 2L) - 1, NullNode.getInstance());
    }
    while (list.size() > length) {
      list.remove(list.size() - 1);
    }
  }

  /// A key of a list that is no index is lost in JSON.
  private static void put(ArrayNode list, int index, JsonNode value) {
    if (index > LAST_INDEX) {
      throw new EvaluationFailure("A list would grow beyond %d items.".formatted(LAST_INDEX));
    }
    while (index >= list.size()) {
      list.addNull();
    }
    if (index >= 0) {
      list.set(index, value);
    }
  }

  /// -1 where it is none.
  static int index(String key) {
    return key.matches("0|[1-9]\\d{0,8}") ? Integer.parseInt(key) : -1;
  }
}
