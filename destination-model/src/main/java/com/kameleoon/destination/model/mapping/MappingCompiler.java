package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import com.kameleoon.destination.model.spec.Dialect;
import java.util.ArrayList;
import java.util.List;

/// Compiles a mapping: JSON to directives to a program.
public final class MappingCompiler {
  private static final int DEEPEST = 100;

  private MappingCompiler() {}

  /// Compiles, or says everything that is wrong. The paths of issues start at the mapping's root.
  ///
  /// In compat a mapping that Segment would let through compiles, even where it then fails on every
  /// event with the reference's message; in strict that is an issue, and so is what Segment would
  /// silently misread.
  public static MappingCompilation compile(JsonNode mapping, Dialect dialect) {
    if (isDeeperThan(mapping, DEEPEST)) {
      return refused(Issue.error("", "The mapping is nested deeper than 100 levels; flatten it."));
    }
    RootMapping root = RootMapping.of(mapping);
    List<Issue> issues = new ArrayList<>(problems(root));
    Directive directive = DirectiveReader.readRoot("", root);
    if (dialect == Dialect.STRICT && issues.isEmpty()) {
      issues.addAll(StrictRules.check(mapping, directive));
    }
    return issues.stream().anyMatch(issue -> issue.severity() == Severity.ERROR)
        ? new MappingCompilation.Refused(issues)
        : new MappingCompilation.Compiled(
            new MappingProgram(TermCompiler.compileRoot(directive, dialect)), issues);
  }

  private static List<Issue> problems(RootMapping root) {
    return switch (root) {
      case RootMapping.Broken _ -> List.of();
      case RootMapping.Usable(JsonNode usable) ->
          MappingValidator.check(usable).stream()
              .map(problem -> Issue.error(problem.place(), problem.message()))
              .toList();
    };
  }

  private static MappingCompilation refused(Issue issue) {
    return new MappingCompilation.Refused(List.of(issue));
  }

  private static boolean isDeeperThan(JsonNode node, int levels) {
    if (!node.isContainerNode()) {
      return false;
    }
    return levels == 0 || node.valueStream().anyMatch(child -> isDeeperThan(child, levels - 1));
  }
}
