package com.kameleoon.destination.model.expect;

import java.util.List;

/// What came of one test of a resource.
///
/// @param index its place in `spec.tests`
public record TestResult(String name, int index, Verdict verdict) {
  /// How a test ended.
  public sealed interface Verdict {
    /// Everything was as expected.
    record Passed() implements Verdict {}

    /// Something was not; never empty.
    ///
    /// @param differences each says what was expected and what came instead
    record Failed(List<String> differences) implements Verdict {
      public Failed {
        differences = List.copyOf(differences);
      }
    }

    /// It could not be run here.
    record Skipped(String reason) implements Verdict {}
  }

  public boolean failed() {
    return verdict instanceof Verdict.Failed;
  }
}
