package com.kameleoon.destination.model.filter;

import com.kameleoon.destination.model.fql.EventMatcher;
import com.kameleoon.destination.model.fql.FilterConditionCompiler;
import com.kameleoon.destination.model.fql.TriggerCompilation;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import com.kameleoon.destination.model.spec.Dialect;
import com.kameleoon.destination.model.spec.FilterSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compiles a destination's filters once, for many events. A filter that is switched off is checked
/// all the same.
public final class FilterCompiler {
  private final String path;
  private final Dialect dialect;
  private final List<Issue> issues = new ArrayList<>();
  private final List<FilterStep> steps = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private FilterCompiler(String path, Dialect dialect) {
    this.path = path;
    this.dialect = dialect;
  }

  /// @param path place of the list in the resource: `spec.filters`
  public static FilterCompilation compile(String path, List<FilterSpec> filters, Dialect dialect) {
    FilterCompiler compiler = new FilterCompiler(path, dialect);
    for (int i = 0; i < filters.size(); i++) {
      compiler.add(path + "[" + i + "]", filters.get(i));
    }
    return compiler.issues.stream().anyMatch(issue -> issue.severity() == Severity.ERROR)
        ? new FilterCompilation.Refused(compiler.issues)
        : new FilterCompilation.Compiled(new FilterProgram(compiler.steps), compiler.issues);
  }

  private void add(String place, FilterSpec filter) {
    name(place + ".name", filter.name());
    Optional<EventMatcher> condition = condition(place + ".if", filter.condition());
    if (filter.actions().isEmpty()) {
      issues.add(
          Issue.error(place + ".actions", "A filter without actions does nothing; add one."));
    }
    ActionRules rules = new ActionRules(dialect, issues);
    for (int i = 0; i < filter.actions().size(); i++) {
      var action = filter.actions().get(i);
      Optional<KeyedTransformer> transformer = rules.compile(place + ".actions[" + i + "]", action);
      if (condition.isPresent() && transformer.isPresent() && filter.enabled()) {
        steps.add(
            new FilterStep(
                filter.name(),
                filter.onError(),
                action.type(),
                condition.get(),
                transformer.get()));
      }
    }
  }

  private void name(String place, String name) {
    if (name.isBlank()) {
      issues.add(Issue.error(place, "A filter needs a name; events are counted by it."));
    } else if (!names.add(name)) {
      issues.add(
          Issue.error(
              place, "Two filters are called `%s`; give each its own name.".formatted(name)));
    }
  }

  private Optional<EventMatcher> condition(String place, String text) {
    return switch (FilterConditionCompiler.compile(place, text, dialect)) {
      case TriggerCompilation.Compiled(EventMatcher matcher, List<Issue> warnings) -> {
        issues.addAll(warnings);
        yield Optional.of(matcher);
      }
      case TriggerCompilation.Refused(List<Issue> errors) -> {
        issues.addAll(errors);
        yield Optional.empty();
      }
    };
  }
}
