package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;

/// What became of compiling a destination.
public sealed interface Compilation {
  /// Ingest can run exactly this.
  record Compiled(CompiledDestination destination, List<Issue> warnings) implements Compilation {
    public Compiled {
      warnings = List.copyOf(warnings);
    }
  }

  /// Everything that is wrong, warnings too; at least one error.
  record Refused(List<Issue> issues) implements Compilation {
    public Refused {
      issues = List.copyOf(issues);
    }
  }
}
