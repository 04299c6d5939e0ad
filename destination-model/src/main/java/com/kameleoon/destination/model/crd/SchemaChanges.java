package com.kameleoon.destination.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds every way in which a new schema refuses, loses or misreads what an older one took.
public final class SchemaChanges {
  private static final List<String> UPPER =
      List.of("maximum", "maxLength", "maxItems", "maxProperties");
  private static final List<String> LOWER = List.of("minimum", "minLength", "minItems");
  private static final List<String> SAME =
      List.of("type", "format", "x-kubernetes-list-type", "x-kubernetes-list-map-keys");

  private static final String RULES = "x-kubernetes-validations";

  private final List<String> breaks = new ArrayList<>();

  private SchemaChanges() {}

  /// One sentence for each break, with its place; empty where every stored resource stays valid.
  ///
  /// @param released the older `openAPIV3Schema`
  /// @param proposed the newer one
  public static List<String> between(JsonNode released, JsonNode proposed) {
    SchemaChanges changes = new SchemaChanges();
    changes.compare("", released, proposed);
    return List.copyOf(changes.breaks);
  }

  private void compare(String path, JsonNode released, JsonNode proposed) {
    SAME.forEach(name -> same(path, name, released.get(name), proposed.get(name)));
    UPPER.forEach(name -> bound(path, name, released.get(name), proposed.get(name)));
    LOWER.forEach(
        name -> bound(path, name, negated(released.get(name)), negated(proposed.get(name))));
    pattern(path, released.path("pattern"), proposed.path("pattern"));
    choices(path, released.path("enum"), proposed.path("enum"));
    required(path, released.path("required"), proposed.path("required"));
    rules(path, released.path(RULES), proposed.path(RULES));
    members(path, released.path("properties"), proposed.path("properties"));
    below(path + "[]", released.path("items"), proposed.path("items"));
    below(
        path + ".*", released.path("additionalProperties"), proposed.path("additionalProperties"));
  }

  private void below(String path, JsonNode released, JsonNode proposed) {
    if (released.isObject() && proposed.isObject()) {
      compare(path, released, proposed);
    }
  }

  private void same(
      String path, String name, @Nullable JsonNode released, @Nullable JsonNode proposed) {
    if (released == null ? proposed != null : !released.equals(proposed)) {
      breaks.add("%s: `%s` was %s and is %s".formatted(path, name, released, proposed));
    }
  }

  private static @Nullable JsonNode negated(@Nullable JsonNode bound) {
    return bound == null ? null : DoubleNode.valueOf(-bound.doubleValue());
  }

  private void bound(
      String path, String name, @Nullable JsonNode released, @Nullable JsonNode proposed) {
    if (proposed != null && (released == null || proposed.doubleValue() < released.doubleValue())) {
      breaks.add("%s: `%s` is narrower than it was".formatted(path, name));
    }
  }

  private void pattern(String path, JsonNode released, JsonNode proposed) {
    if (!proposed.isMissingNode() && !proposed.equals(released)) {
      breaks.add("%s: `pattern` has changed".formatted(path));
    }
  }

  private void choices(String path, JsonNode released, JsonNode proposed) {
    Set<String> kept = texts(proposed);
    if (!proposed.isMissingNode() && released.isMissingNode()) {
      breaks.add("%s: `enum` is new".formatted(path));
    }
    texts(released).stream()
        .filter(choice -> !proposed.isMissingNode() && !kept.contains(choice))
        .forEach(choice -> breaks.add("%s: `%s` is no choice any more".formatted(path, choice)));
  }

  private void required(String path, JsonNode released, JsonNode proposed) {
    Set<String> before = texts(released);
    texts(proposed).stream()
        .filter(name -> !before.contains(name))
        .forEach(name -> breaks.add("%s.%s: is required now".formatted(path, name)));
  }

  private void rules(String path, JsonNode released, JsonNode proposed) {
    List<String> before = released.findValuesAsText("rule");
    proposed.findValuesAsText("rule").stream()
        .filter(rule -> !before.contains(rule))
        .forEach(rule -> breaks.add("%s: the rule `%s` is new".formatted(path, rule)));
  }

  private void members(String path, JsonNode released, JsonNode proposed) {
    for (Map.Entry<String, JsonNode> member : released.properties()) {
      String place = path + "." + member.getKey();
      if (proposed.has(member.getKey())) {
        compare(place, member.getValue(), proposed.get(member.getKey()));
      } else {
        breaks.add(place + ": is gone");
      }
    }
  }

  private static Set<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
  }
}
