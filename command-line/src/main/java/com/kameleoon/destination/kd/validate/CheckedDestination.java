package com.kameleoon.destination.kd.validate;

import com.kameleoon.destination.kd.source.Places;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import com.kameleoon.destination.model.spec.DestinationSpec;
import java.util.List;
import java.util.Optional;

/// One destination of a file, with all that is wrong with it.
///
/// @param runnable with its keys; empty where there is an error
public record CheckedDestination(
    String file, String name, List<Issue> issues, Places places, Optional<Runnable> runnable) {
  public CheckedDestination {
    issues = List.copyOf(issues);
  }

  /// What an event can be sent through.
  public record Runnable(DestinationSpec spec, CompiledDestination program) {}

  static boolean isError(Issue issue) {
    return issue.severity() == Severity.ERROR;
  }
}
