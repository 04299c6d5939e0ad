package com.kameleoon.destination.model.mapping;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What strict says about paths, in `@path` and in templates.
final class PathRules {
  private static final Pattern DOT_IN_QUOTES =
      Pattern.compile("\\['[^'\\]]*\\.[^'\\]]*'\\]|\\[\"[^\"\\]]*\\.[^\"\\]]*\"\\]");
  private static final Set<String> HIDDEN =
      Set.of(
          "__proto__",
          "constructor",
          "hasOwnProperty",
          "isPrototypeOf",
          "propertyIsEnumerable",
          "toLocaleString",
          "toString",
          "valueOf");

  private PathRules() {}

  static List<Issue> checkPath(String place, String path) {
    List<Issue> issues = new ArrayList<>();
    if (path.equals("$")) {
      refuse(
          issues, place, "Segment looks for a member called `$`; write `$.` for the whole event.");
    } else if (path.indexOf("$.") > 0) {
      refuse(
          issues,
          place,
          "Segment removes the first `$.` wherever it stands; let the path begin with `$.`.");
    }
    checkKeys(issues, place, PathLookup.withoutRoot(path));
    return issues;
  }

  static List<Issue> checkTemplate(String place, String template) {
    List<Issue> issues = new ArrayList<>();
    if (!Template.of(template, 3, Dialect.STRICT).isPlain()) {
      refuse(
          issues,
          place,
          "Segment reads the text that three braces insert as a template once more, so an event"
              + " could name fields itself; write two braces, neither form escapes.");
    }
    Template.of(template, 2, Dialect.STRICT).parts().stream()
        .filter(Template.Part.Value.class::isInstance)
        .map(part -> ((Template.Part.Value) part).expression())
        .forEach(expression -> checkExpression(issues, place, expression));
    return issues;
  }

  private static void checkExpression(List<Issue> issues, String place, String expression) {
    String shown = "{{" + expression + "}}";
    if (expression.startsWith("$")) {
      refuse(
          issues,
          place,
          "Segment looks for a member called `$` and prints nothing for %s; write {{%s}}."
              .formatted(shown, expression.replaceFirst("^\\$\\.?", "")));
    } else if (expression.isEmpty() || expression.equals(".")) {
      refuse(
          issues,
          place,
          "Segment prints [object Object] for %s, the whole event; name a member."
              .formatted(shown));
    } else if (expression.contains("|")) {
      refuse(
          issues,
          place,
          "Templates have no filters: Segment takes all of %s as a path and prints nothing; use @case, @replace or @liquid."
              .formatted(shown));
    } else {
      checkKeys(issues, place, expression);
    }
  }

  private static void checkKeys(List<Issue> issues, String place, String path) {
    if (DOT_IN_QUOTES.matcher(path).find()) {
      refuse(
          issues,
          place,
          "Segment splits a path at every dot, in quotes too, so a member with a dot in its name"
              + " cannot be reached; rename it in the source.");
    }
    List<String> keys = PathLookup.keys(path);
    keys.stream()
        .filter(HIDDEN::contains)
        .forEach(key ->
            refuse(
                issues,
                place,
                "In Segment `%s` is a hidden member of every object; rename the member in the source."
                    .formatted(key)));
    if (!keys.isEmpty() && keys.getLast().equals("length")) {
      issues.add(
          Issue.warning(
              place,
              "In Segment `length` of a text or list is its length; here only a member called"
                  + " length is read."));
    }
  }

  private static void refuse(List<Issue> issues, String place, String sentence) {
    issues.add(Issue.error(place, sentence));
  }
}
