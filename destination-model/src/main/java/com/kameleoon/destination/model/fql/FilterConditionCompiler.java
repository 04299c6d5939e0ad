package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.fql.TriggerCompilation.Compiled;
import com.kameleoon.destination.model.fql.TriggerCompilation.Refused;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import com.kameleoon.destination.model.spec.Dialect;
import java.util.List;

/// Compiles a filter's `if` once, for many events.
public final class FilterConditionCompiler {
  private static final int LONGEST = 100_000;

  private FilterConditionCompiler() {}

  /// Strict answers as Segment documents it, compat as Segment's library does; the matcher throws
  /// [EvaluationFailure] where that fails. A text that is no condition is refused in both.
  ///
  /// @param path place of the text in the resource, `spec.filters[0].if`; issues append the
  ///   position of the character, from 1
  /// @param text a condition, or `all`
  public static TriggerCompilation compile(String path, String text, Dialect dialect) {
    if (text.trim().equals("all")) {
      return new Compiled(_ -> true, List.of());
    }
    if (text.length() > LONGEST) {
      return new Refused(
          List.of(Issue.error(path, "A condition has at most 100000 characters. Shorten it.")));
    }
    Findings reading = new Findings();
    Expression expression = FilterReader.read(text, reading);
    if (reading.refuse()) {
      return new Refused(reading.asIssues(path, Severity.ERROR));
    }
    Findings lint = new Findings();
    FilterLint.check(expression, lint);
    return switch (dialect) {
      case STRICT -> strict(expression, lint, lint.asIssues(path, Severity.ERROR));
      case COMPAT ->
          new Compiled(
              IrCompiler.compile(FilterIr.of(expression)), lint.asIssues(path, Severity.WARNING));
    };
  }

  private static TriggerCompilation strict(
      Expression expression, Findings lint, List<Issue> issues) {
    return lint.refuse()
        ? new Refused(issues)
        : new Compiled(DocumentedCompiler.compile(expression), issues);
  }
}
