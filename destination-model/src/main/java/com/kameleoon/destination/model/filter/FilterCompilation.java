package com.kameleoon.destination.model.filter;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;

/// What became of compiling a destination's filters.
public sealed interface FilterCompilation {
  /// They run.
  record Compiled(FilterProgram program, List<Issue> warnings) implements FilterCompilation {
    public Compiled {
      warnings = List.copyOf(warnings);
    }
  }

  /// Everything that is wrong, warnings too; at least one error.
  record Refused(List<Issue> issues) implements FilterCompilation {
    public Refused {
      issues = List.copyOf(issues);
    }
  }
}
