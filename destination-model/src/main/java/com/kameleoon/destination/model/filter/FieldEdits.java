package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The edits of one action, path by path in the order in which they are written.
final class FieldEdits implements Transformer {
  private final List<PathEdit> edits;

  private FieldEdits(List<PathEdit> edits) {
    this.edits = edits;
  }

  static FieldEdits drop(Map<String, List<String>> fields) {
    return of(fields, keys -> container -> Containers.without(container, keys));
  }

  static FieldEdits allow(Map<String, List<String>> fields) {
    return of(fields, keys -> container -> Containers.only(container, keys));
  }

  static FieldEdits hash(Map<String, List<String>> fields, KeyedHash hash) {
    return of(fields, keys -> container -> hash.hashed(container, keys));
  }

  private static FieldEdits of(
      Map<String, List<String>> fields, Function<Set<String>, ObjectEdit> edit) {
    List<PathEdit> edits = new ArrayList<>();
    fields.forEach(
        (path, keys) -> edits.add(new PathEdit(path, edit.apply(new LinkedHashSet<>(keys)))));
    return new FieldEdits(List.copyOf(edits));
  }

  @Override
  public Optional<JsonNode> apply(JsonNode event) {
    JsonNode edited = event;
    for (PathEdit edit : edits) {
      edited = edit.apply(edited);
    }
    return Optional.of(edited);
  }
}
