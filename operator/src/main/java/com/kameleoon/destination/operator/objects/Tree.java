package com.kameleoon.destination.operator.objects;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// JSON objects in the order in which they are written.
final class Tree {
  private Tree() {}

  /// Names and values in turn; a value that is an empty Optional, list or map is left out.
  static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      put(tree, (String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return tree;
  }

  private static void put(Map<String, Object> tree, String name, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> tree.put(name, present));
    } else {
      tree.put(name, value);
    }
  }

  /// In the order of the names, so that two equal ones print equally.
  static Map<String, Object> sorted(Map<String, ?> values) {
    return new LinkedHashMap<>(new TreeMap<>(values));
  }

  /// `{}`, which means everything in a selector and a plain volume in a pod.
  static Map<String, Object> empty() {
    return Map.of();
  }
}
