package com.kameleoon.destination.model.compile;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.action.Action;
import com.kameleoon.destination.model.fql.EventMatcher;
import com.kameleoon.destination.model.fql.TriggerCompilation;
import com.kameleoon.destination.model.fql.TriggerCompiler;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.mapping.MappingCompilation;
import com.kameleoon.destination.model.mapping.MappingCompiler;
import com.kameleoon.destination.model.mapping.MappingProgram;
import com.kameleoon.destination.model.spec.Dialect;
import com.kameleoon.destination.model.spec.MappingSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compiles mappings one by one; a mapping that is switched off is checked all the same.
final class MappingRules {
  private final Dialect dialect;
  private final Findings findings;
  private final Set<String> names = new HashSet<>();

  MappingRules(Dialect dialect, Findings findings) {
    this.dialect = dialect;
    this.findings = findings;
  }

  /// The mapping where it is enabled and nothing is wrong with it.
  Optional<CompiledMapping> compile(String path, MappingSpec spec) {
    checkName(path + ".name", spec.name());
    Optional<EventMatcher> trigger = trigger(path + ".subscribe", spec.subscribe());
    Optional<Action> action = action(path + ".partnerAction", spec.partnerAction());
    Optional<MappingProgram> program =
        action.flatMap(chosen -> program(path + ".mapping", spec, chosen));
    return trigger.isEmpty() || program.isEmpty() || !spec.enabled()
        ? Optional.empty()
        : Optional.of(
            new CompiledMapping(spec.name(), trigger.get(), action.orElseThrow(), program.get()));
  }

  private void checkName(String path, String name) {
    if (name.isBlank()) {
      findings.error(path, "A mapping needs a name; deliveries are counted by it.");
    } else if (!names.add(name)) {
      findings.error(path, "Two mappings are called `%s`; give each its own name.".formatted(name));
    }
  }

  private Optional<EventMatcher> trigger(String path, String subscribe) {
    return switch (TriggerCompiler.compile(path, subscribe, dialect)) {
      case TriggerCompilation.Compiled(EventMatcher matcher, List<Issue> warnings) -> {
        findings.addAll(warnings);
        yield Optional.of(matcher);
      }
      case TriggerCompilation.Refused(List<Issue> issues) -> {
        findings.addAll(issues);
        yield Optional.empty();
      }
    };
  }

  private Optional<Action> action(String path, String name) {
    Optional<Action> action = Action.ofWireName(name);
    if (action.isEmpty()) {
      findings.error(
          path,
          "`partnerAction` cannot be `%s`; use logEvent, identify, group or page.".formatted(name));
    }
    return action;
  }

  private Optional<MappingProgram> program(String path, MappingSpec spec, Action action) {
    JsonNode mapping = spec.mapping() == null ? Presets.mappingOf(action) : spec.mapping();
    return switch (MappingCompiler.compile(mapping, dialect)) {
      case MappingCompilation.Compiled(MappingProgram program, List<Issue> warnings) -> {
        addAll(path, warnings);
        yield Optional.of(program);
      }
      case MappingCompilation.Refused(List<Issue> issues) -> {
        addAll(path, issues);
        yield Optional.empty();
      }
    };
  }

  private void addAll(String path, List<Issue> issues) {
    findings.addAll(issues.stream().map(issue -> under(path, issue)).toList());
  }

  private static Issue under(String path, Issue issue) {
    String place = issue.path().isEmpty() ? path : path + "." + issue.path();
    return new Issue(place, issue.severity(), issue.sentence());
  }
}
