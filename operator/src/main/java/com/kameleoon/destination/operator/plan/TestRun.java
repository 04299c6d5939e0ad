package com.kameleoon.destination.operator.plan;

import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.expect.ResourceTests;
import com.kameleoon.destination.model.expect.TestResult;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import com.kameleoon.destination.model.spec.TestSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs the tests of a resource, as far as they can be run without a JavaScript engine.
final class TestRun {
  private final ResourceTests tests;
  private final Contents contents;

  TestRun(CompiledDestination destination, Contents contents) {
    this.contents = contents;
    this.tests =
        new ResourceTests(
            destination.withFilters(destination.filters().withKeys(this::key)), Optional.empty());
  }

  private Optional<byte[]> key(SecretKeyRef ref) {
    return contents
        .secret(ref.name())
        .map(values -> values.get(ref.key()))
        .map(key -> key.getBytes(StandardCharsets.UTF_8));
  }

  /// An error for each difference; one warning where tests wait for ingest-service to run them.
  List<Issue> issues(List<TestSpec> written) {
    List<Issue> issues = new ArrayList<>();
    boolean skipped = false;
    for (TestResult result : tests.run(written)) {
      switch (result.verdict()) {
        case TestResult.Verdict.Passed _ -> {}
        case TestResult.Verdict.Skipped _ -> skipped = true;
        case TestResult.Verdict.Failed(List<String> differences) ->
            differences.forEach(difference -> issues.add(failed(result, difference)));
      }
    }
    if (skipped) {
      issues.add(
          Issue.warning(
              "spec.tests",
              "The destination has insert functions, so ingest-service runs the tests before it"
                  + " takes the configuration."));
    }
    return issues;
  }

  private static Issue failed(TestResult result, String difference) {
    return Issue.error(
        "spec.tests[%d]".formatted(result.index()),
        "Test \"%s\" fails: %s".formatted(result.name(), difference));
  }
}
