package com.kameleoon.destination.model.mapping;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.liquid.LiquidUse;
import java.util.ArrayList;
import java.util.List;

/// What strict says about `@liquid`.
final class LiquidRules {
  private LiquidRules() {}

  static List<Issue> check(Directive.Liquid liquid) {
    LiquidUse use = liquid.template().use();
    List<Issue> issues = new ArrayList<>();
    use.filters().forEach(filter -> checkFilter(liquid.place(), filter, issues));
    use.paths().forEach(path -> checkPath(liquid.place(), path, issues));
    use.tags()
        .forEach(tag ->
            refuse(
                liquid.place(),
                "Segment runs `" + tag + "` but does not document it; leave it out.",
                issues));
    return issues;
  }

  private static void checkFilter(String place, String filter, List<Issue> issues) {
    if (LiquidUse.isDisabledFilter(filter)) {
      refuse(
          place,
          "Segment switches the filter `" + filter + "` off and fails on every event; remove it.",
          issues);
    } else if (LiquidUse.isUnknownFilter(filter)) {
      refuse(
          place,
          "Segment knows no filter `" + filter + "` and passes the value through; remove it.",
          issues);
    } else if (filter.equals("sample")) {
      refuse(
          place,
          "The filter `sample` is random: a retry would send other data. Remove it.",
          issues);
    }
  }

  private static void checkPath(String place, List<String> path, List<Issue> issues) {
    if (path.size() > 1 && path.getFirst().equals("event")) {
      refuse(
          place,
          "In Segment `event` is the event's name and `%s` is empty; write {{ %s }}."
              .formatted(String.join(".", path), String.join(".", path.subList(1, path.size()))),
          issues);
    }
  }

  private static void refuse(String place, String sentence, List<Issue> issues) {
    issues.add(Issue.error(place, sentence));
  }
}
