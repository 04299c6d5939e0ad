package com.kameleoon.destination.operator.reconcile;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The same JSON in a fraction of the memory: maps without room to grow, and one copy of each short
/// text, since what is made for one destination hardly differs from what is made for the next.
final class CompactTree {
  /// Longer ones, such as a configuration, are nobody else's.
  private static final int SHORT = 80;

  private CompactTree() {}

  /// A member that is null is left out; for Kubernetes that is the same.
  static <V> Map<String, V> of(Map<String, V> tree) {
    return tree.entrySet().stream()
        .filter(member -> member.getValue() != null)
        .collect(
            Collectors.toUnmodifiableMap(
                member -> member.getKey().intern(), member -> compact(member.getValue())));
  }

  static <V> @Nullable Map<String, V> ofNullable(@Nullable Map<String, V> tree) {
    return tree == null ? null : of(tree);
  }

  @SuppressWarnings("unchecked")
  private static <V extends @Nullable Object> V compact(V value) {
    return switch (value) {
      case Map<?, ?> map -> (V) of((Map<String, Object>) map);
      case List<?> list -> (V) list.stream().map(CompactTree::compact).toList();
      case String text when text.length() <= SHORT -> (V) text.intern();
      case null, default -> value;
    };
  }
}
