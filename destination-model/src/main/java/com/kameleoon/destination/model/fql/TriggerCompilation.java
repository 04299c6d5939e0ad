package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;

/// What became of the text of one trigger.
public sealed interface TriggerCompilation {
  /// It runs.
  ///
  /// @param warnings what its author should look at, by position
  record Compiled(EventMatcher matcher, List<Issue> warnings) implements TriggerCompilation {
    public Compiled {
      warnings = List.copyOf(warnings);
    }
  }

  /// It does not run.
  ///
  /// @param issues everything that is wrong, by position; at least one error
  record Refused(List<Issue> issues) implements TriggerCompilation {
    public Refused {
      issues = List.copyOf(issues);
    }
  }
}
