package com.kameleoon.destination.model.mapping;

import java.util.Optional;

/// Whether a mapping has a directive that sees members which are there but absent.
///
/// The `apply` of a `@transform` cleans up after itself.
final class SeesAbsent {
  private SeesAbsent() {}

  static boolean anywhereIn(Directive directive) {
    return switch (directive) {
      case Directive.Merge _, Directive.Flatten _ -> true;
      case Directive.Items items -> items.items().stream().anyMatch(SeesAbsent::anywhereIn);
      case Directive.Members members ->
          members.members().values().stream().anyMatch(SeesAbsent::anywhereIn);
      case Directive.Literal literal -> anywhereIn(literal.value());
      case Directive.If condition ->
          anywhereIn(condition.branches().then()) || anywhereIn(condition.branches().otherwise());
      case Directive.Case letterCase -> anywhereIn(letterCase.value());
      case Directive.ArrayPath arrayPath ->
          anywhereIn(arrayPath.root()) || anywhereIn(arrayPath.shape());
      case Directive.Json json -> anywhereIn(json.value());
      case Directive.Transform transform -> anywhereIn(transform.mapping());
      case Directive.ExcludeWhenNull exclude -> anywhereIn(exclude.value());
      case Directive.Constant _,
          Directive.Path _,
          Directive.Template _,
          Directive.Replace _,
          Directive.Liquid _,
          Directive.Failing _ ->
          false;
    };
  }

  private static boolean anywhereIn(Optional<Directive> directive) {
    return directive.map(SeesAbsent::anywhereIn).orElse(false);
  }
}
