package com.kameleoon.destination.model.mapping;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;

/// What became of compiling a mapping.
public sealed interface MappingCompilation {
  record Compiled(MappingProgram program) implements MappingCompilation {}

  /// Everything that is wrong; never empty.
  record Refused(List<Issue> issues) implements MappingCompilation {
    public Refused {
      issues = List.copyOf(issues);
    }
  }
}
