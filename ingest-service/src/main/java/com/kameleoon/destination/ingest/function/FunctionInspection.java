package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.model.function.EntryPoint;
import com.kameleoon.destination.model.function.InsertFunction;
import com.kameleoon.destination.model.issue.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;

/// Loads a function's code once, as it will be loaded to run, and says what is wrong with it.
final class FunctionInspection {
  private static final Pattern LIKE_A_HANDLER = Pattern.compile("on[A-Z]\\w*");

  private final FunctionThreads threads;
  private final String path;
  private final FunctionProgram program;

  FunctionInspection(FunctionThreads threads, String path, InsertFunction function) {
    this.threads = threads;
    this.path = path;
    this.program = new FunctionProgram(function);
  }

  List<Issue> issues() {
    return switch (threads.run(program, (realm, _) -> unknownHandlers(realm.globals()))) {
      case Ran.Broken<List<Issue>>(var failure, String message, String position) ->
          List.of(
              Issue.error(
                  path + position,
                  "The JavaScript cannot be loaded (%s): %s."
                      .formatted(
                          failure.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                          program.redaction().apply(message))));
      case Ran.Done<List<Issue>>(List<Issue> unknown) -> withMissing(unknown);
    };
  }

  private List<Issue> withMissing(List<Issue> unknown) {
    List<Issue> issues = new ArrayList<>(unknown);
    if (program.entryPoints().filter(found -> !found.isEmpty()).isEmpty()) {
      issues.add(
          Issue.error(
              path,
              "The JavaScript defines no handler; define at least one of %s at its top level."
                  .formatted(String.join(", ", EntryPoint.functionNames()))));
    }
    return issues;
  }

  private List<Issue> unknownHandlers(Value globals) {
    return globals.getMemberKeys().stream()
        .filter(name -> LIKE_A_HANDLER.matcher(name).matches())
        .filter(name -> EntryPoint.ofFunctionName(name).isEmpty())
        .filter(name -> globals.getMember(name).canExecute())
        .sorted()
        .map(name -> unknown(name, globals.getMember(name).getSourceLocation()))
        .toList();
  }

  private Issue unknown(String name, SourceSection place) {
    String position =
        place == null ? "" : ":" + place.getStartLine() + ":" + place.getStartColumn();
    return Issue.error(
        path + position,
        "`%s` is no handler and would never be called; use one of %s, or another name."
            .formatted(name, String.join(", ", EntryPoint.functionNames())));
  }
}
