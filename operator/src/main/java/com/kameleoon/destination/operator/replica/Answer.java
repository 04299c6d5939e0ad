package com.kameleoon.destination.operator.replica;

import java.util.List;

/// What a replica says about its configuration.
public sealed interface Answer {
  /// It runs a revision; issues are what it refuses a newer one for.
  record Runs(String revision, List<String> issues) implements Answer {
    public Runs {
      issues = List.copyOf(issues);
    }
  }

  /// It answers, but does not know what it runs.
  record Unaware() implements Answer {}

  /// It does not answer.
  record Silent() implements Answer {}
}
