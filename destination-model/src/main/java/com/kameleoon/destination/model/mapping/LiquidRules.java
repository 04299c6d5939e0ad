package com.kameleoon.destination.model.mapping;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;

/// What strict says about `@liquid`.
final class LiquidRules {
  private LiquidRules() {}

  static List<Issue> check(Directive.Liquid liquid) {
    return List.of(Issue.error(liquid.place(), "@liquid cannot be evaluated here; use @template."));
  }
}
