package com.kameleoon.destination.model.mapping;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;

/// What became of compiling a mapping.
public sealed interface MappingCompilation {
  /// It runs.
  record Compiled(MappingProgram program, List<Issue> warnings) implements MappingCompilation {
    public Compiled {
      warnings = List.copyOf(warnings);
    }
  }

  /// Everything that is wrong; at least one error.
  record Refused(List<Issue> issues) implements MappingCompilation {
    public Refused {
      issues = List.copyOf(issues);
    }
  }
}
