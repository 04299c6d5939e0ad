package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.model.expect.ResourceTests;
import com.kameleoon.destination.model.expect.TestResult;
import com.kameleoon.destination.model.issue.Issue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs the resource's own tests with its functions, which nobody before this service can.
final class ResourceTestRun {
  private ResourceTestRun() {}

  /// Refused where a test fails.
  static Loading tested(Loading loading) {
    return switch (loading) {
      case Loading.Refused refused -> refused;
      case Loading.Loaded loaded -> {
        List<Issue> failures = issues(loaded.destination());
        yield failures.isEmpty() ? loaded : new Loading.Refused(failures);
      }
    };
  }

  /// An error for each difference; empty where all pass.
  static List<Issue> issues(RunningDestination destination) {
    return new ResourceTests(
            destination.program(), Optional.of(event -> destination.functions().apply(event)))
        .run(destination.spec().tests()).stream().flatMap(ResourceTestRun::issues).toList();
  }

  private static Stream<Issue> issues(TestResult result) {
    return switch (result.verdict()) {
      case TestResult.Verdict.Failed(List<String> differences) ->
          differences.stream()
              .map(difference ->
                  Issue.error(
                      "spec.tests[%d]".formatted(result.index()),
                      "Test \"%s\" fails: %s".formatted(result.name(), difference)));
      case TestResult.Verdict.Passed _, TestResult.Verdict.Skipped _ -> Stream.of();
    };
  }
}
