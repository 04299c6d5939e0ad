package com.kameleoon.destination.model.liquid;

import java.util.List;
import java.util.Optional;

/// A piece of a template that can be rendered; `at` is where it stands, for messages.
sealed interface Node {
  /// Text as it is.
  record Text(String text) implements Node {}

  /// `{{ value }}` and `{% echo value %}`.
  record Output(int at, FilteredValue value) implements Node {}

  /// `{% assign name = value %}`.
  record Assign(int at, String name, FilteredValue value) implements Node {}

  /// `{% capture name %}`.
  record Capture(String name, List<Node> nodes) implements Node {}

  /// `{% if %}` and `{% unless %}`: the first branch that applies.
  record Choice(int at, List<Branch> branches, List<Node> otherwise) implements Node {}

  /// @param wanted whether the condition must be true, or false
  record Branch(FilteredValue condition, boolean wanted, List<Node> nodes) {}

  /// `{% increment name %}` prints before it counts, `{% decrement name %}` after.
  record Count(String name, boolean up) implements Node {}

  /// `{% cycle group: a, b %}`.
  record Cycle(int at, Optional<Operand> group, List<Operand> candidates) implements Node {}

  /// `{% block %}` and `{% liquid %}`: what they hold.
  record Group(List<Node> nodes) implements Node {}

  /// `{% break %}` and `{% continue %}`: ends the rendering.
  record Stop() implements Node {}
}
