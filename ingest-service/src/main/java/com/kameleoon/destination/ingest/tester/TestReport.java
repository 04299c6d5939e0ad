package com.kameleoon.destination.ingest.tester;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.explain.JsonDiff;
import com.kameleoon.destination.ingest.explain.Step;
import com.kameleoon.destination.model.issue.Issue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a test came to.
///
/// @param refusedAtTheDoor what a library would be told; then nothing else ran
/// @param issues all that is wrong with the given resource; then it did not run
/// @param warnings of the given resource
/// @param event as it went into the pipeline
/// @param decision of the given resource, or of the running one where none was given
/// @param steps that led to it
/// @param running what the running destination decides, where a resource was given
/// @param changes between the two
/// @param sentAs messageId of the event that was really sent; absent for a dry run
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TestReport(
    @Nullable String refusedAtTheDoor,
    List<Issue> issues,
    List<Issue> warnings,
    @Nullable ObjectNode event,
    @Nullable Decision decision,
    List<Step> steps,
    @Nullable Decision running,
    List<JsonDiff.Change> changes,
    @Nullable String sentAs) {
  public TestReport {
    issues = List.copyOf(issues);
    warnings = List.copyOf(warnings);
    steps = List.copyOf(steps);
    changes = List.copyOf(changes);
  }

  static TestReport refused(String sentence) {
    return new TestReport(
        sentence, List.of(), List.of(), null, null, List.of(), null, List.of(), null);
  }

  static TestReport refused(List<Issue> issues) {
    return new TestReport(null, issues, List.of(), null, null, List.of(), null, List.of(), null);
  }

  /// The same, really sent.
  TestReport sentAs(String messageId) {
    return new TestReport(
        refusedAtTheDoor, issues, warnings, event, decision, steps, running, changes, messageId);
  }
}
