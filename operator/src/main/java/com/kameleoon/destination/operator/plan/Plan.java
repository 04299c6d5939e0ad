package com.kameleoon.destination.operator.plan;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;
import java.util.stream.Stream;

/// Whether a written resource may be rolled out.
public sealed interface Plan {
  /// It may; the warnings are for its owner.
  record Accepted(Rollout rollout, List<Issue> warnings) implements Plan {
    public Accepted {
      warnings = List.copyOf(warnings);
    }

    /// The same with more warnings.
    public Accepted with(List<Issue> more) {
      return new Accepted(rollout, Stream.concat(warnings.stream(), more.stream()).toList());
    }
  }

  /// It may not before somebody changes it.
  ///
  /// @param reason one word
  /// @param issues all of them; never empty
  record Refused(String reason, List<Issue> issues) implements Plan {
    public Refused {
      issues = List.copyOf(issues);
    }
  }

  /// It waits for Secrets or ConfigMaps that are not there, or not complete.
  ///
  /// @param reason one word
  record Waiting(String reason, List<Issue> missing) implements Plan {
    public Waiting {
      missing = List.copyOf(missing);
    }
  }
}
