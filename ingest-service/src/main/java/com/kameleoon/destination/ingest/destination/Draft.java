package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;

/// What became of loading a destination that is not applied.
public sealed interface Draft {
  /// It could run; the warnings are for its owner.
  record Sound(RunningDestination destination, List<Issue> warnings) implements Draft {
    public Sound {
      warnings = List.copyOf(warnings);
    }
  }

  /// Everything that is wrong with it; never empty.
  record Refused(List<Issue> issues) implements Draft {
    public Refused {
      issues = List.copyOf(issues);
    }
  }
}
