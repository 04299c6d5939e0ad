package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.liquid.LiquidTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A node of a mapping, as it was understood; every node knows its place.
sealed interface Directive {
  /// Where it stands in the mapping: `properties.@merge.objects[1]`.
  String place();

  /// A value as written.
  record Constant(String place, JsonNode value) implements Directive {}

  /// A list; each item is a node. `written` is for what the reference does not check in lists.
  record Items(String place, List<Directive> items, JsonNode written) implements Directive {}

  /// A plain object; each member is a node.
  record Members(String place, Map<String, Directive> members) implements Directive {}

  /// `@path`.
  record Path(String place, Directive path) implements Directive {}

  /// `@template`.
  record Template(String place, Directive template) implements Directive {}

  /// `@literal`.
  record Literal(String place, Directive value) implements Directive {}

  /// `@if`; `options` are as written, for what reading them loses.
  record If(String place, Test test, Branches branches, JsonNode options) implements Directive {}

  /// What `@if` asks of a value.
  sealed interface Test {
    Directive subject();

    /// Neither null nor absent.
    record Exists(Directive subject) implements Test {}

    /// Segment's `blank`, which asks the opposite: neither null nor absent nor loosely equal to ''.
    record Filled(Directive subject) implements Test {}
  }

  /// What `@if` chooses from.
  record Branches(Optional<Directive> then, Optional<Directive> otherwise) {}

  /// `@case`.
  record Case(String place, JsonNode operator, Optional<Directive> value) implements Directive {}

  /// `@replace`.
  record Replace(String place, Optional<Directive> value, JsonNode options) implements Directive {}

  /// `@arrayPath`; the shape is there only where it is an object with members.
  record ArrayPath(String place, Directive root, Optional<Directive> shape, JsonNode written)
      implements Directive {}

  /// `@json`.
  record Json(String place, JsonNode mode, Directive value) implements Directive {}

  /// `@flatten`.
  record Flatten(String place, Directive separator, Directive value, JsonNode options)
      implements Directive {}

  /// `@merge`.
  record Merge(String place, Directive direction, List<Directive> objects) implements Directive {}

  /// `@transform`; `apply` is a mapping of its own.
  record Transform(String place, Directive apply, Directive mapping) implements Directive {}

  /// `@excludeWhenNull`.
  record ExcludeWhenNull(String place, Directive value) implements Directive {}

  /// `@liquid`.
  record Liquid(String place, LiquidTemplate template) implements Directive {}

  /// Fails on every event that reaches it, with these words of the reference.
  record Failing(String place, List<String> messages) implements Directive {}
}
