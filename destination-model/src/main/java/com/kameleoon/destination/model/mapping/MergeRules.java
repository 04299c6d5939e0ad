package com.kameleoon.destination.model.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What strict says about the operands of `@merge`.
final class MergeRules {
  private MergeRules() {}

  /// Names that two written objects have, of which one may find nothing in an event.
  static Set<String> contested(Directive.Merge merge) {
    List<Directive.Members> objects =
        merge.objects().stream()
            .filter(Directive.Members.class::isInstance)
            .map(Directive.Members.class::cast)
            .toList();
    Set<String> seen = new HashSet<>();
    Set<String> twice = new TreeSet<>();
    for (Directive.Members object : objects) {
      object.members().keySet().stream().filter(name -> !seen.add(name)).forEach(twice::add);
    }
    twice.removeIf(name -> objects.stream().noneMatch(object -> mayFindNothing(object, name)));
    return twice;
  }

  private static boolean mayFindNothing(Directive.Members object, String name) {
    return switch (object.members().get(name)) {
      case null -> false;
      case Directive.Constant _, Directive.Items _, Directive.Members _, Directive.Template _ ->
          false;
      case Directive _ -> true;
    };
  }
}
