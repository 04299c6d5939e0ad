package com.kameleoon.destination.operator.cluster;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the fields in which an object is not as it was applied. What the API server or others
/// added beside is theirs.
final class Drift {
  /// The members by which Kubernetes tells items of a list apart.
  private static final List<String> KEYS =
      List.of("name", "mountPath", "containerPort", "port", "uid", "topologyKey", "key");

  private final List<String> paths = new ArrayList<>();

  private Drift() {}

  /// Paths such as `spec.template.spec.containers[ingest].image`.
  static List<String> between(Map<String, Object> desired, Map<String, Object> actual) {
    Drift drift = new Drift();
    desired.forEach((name, value) -> drift.compare(name, value, actual.get(name)));
    return List.copyOf(drift.paths);
  }

  private void compare(String path, Object desired, @Nullable Object actual) {
    switch (desired) {
      case Map<?, ?> map when map.isEmpty() && actual == null -> {}
      case Map<?, ?> map when actual instanceof Map<?, ?> other -> maps(path, map, other);
      case List<?> list when actual instanceof List<?> other -> lists(path, list, other);
      default -> {
        if (!same(desired, actual)) {
          paths.add(path);
        }
      }
    }
  }

  private void maps(String path, Map<?, ?> desired, Map<?, ?> actual) {
    desired.forEach((name, value) -> compare(path + "." + name, value, actual.get(name)));
  }

  private void lists(String path, List<?> desired, List<?> actual) {
    if (desired.size() != actual.size() && !path.endsWith("ownerReferences")) {
      paths.add(path);
      return;
    }
    for (int i = 0; i < desired.size(); i++) {
      String label = label(desired.get(i), i);
      compare(path + "[" + label + "]", desired.get(i), partner(desired.get(i), actual, i));
    }
  }

  private static String label(Object item, int index) {
    return item instanceof Map<?, ?> map && map.get("name") instanceof String name
        ? name
        : Integer.toString(index);
  }

  private static Object partner(Object item, List<?> actual, int index) {
    return item instanceof Map<?, ?> map
        ? key(map)
            .flatMap(key -> withKey(actual, key, map.get(key)))
            .findFirst()
            .orElseGet(() -> at(actual, index))
        : at(actual, index);
  }

  private static Stream<String> key(Map<?, ?> item) {
    return KEYS.stream().filter(item::containsKey).limit(1);
  }

  private static Stream<Object> withKey(List<?> items, String key, @Nullable Object value) {
    return items.stream()
        .filter(item -> item instanceof Map<?, ?> map && same(value, map.get(key)))
        .map(item -> (Object) item);
  }

  private static Object at(List<?> items, int index) {
    return index < items.size() ? items.get(index) : Map.of();
  }

  private static boolean same(@Nullable Object desired, @Nullable Object actual) {
    if (desired instanceof Number left && actual instanceof Number right) {
      return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0;
    }
    return Objects.equals(desired, actual);
  }
}
