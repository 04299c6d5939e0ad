package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import java.util.ArrayList;
import java.util.List;

/// The issues of one compilation, in the order in which they were found.
final class Findings {
  private final List<Issue> issues = new ArrayList<>();

  void error(String path, String sentence) {
    issues.add(Issue.error(path, sentence));
  }

  void warning(String path, String sentence) {
    issues.add(Issue.warning(path, sentence));
  }

  void addAll(List<Issue> more) {
    issues.addAll(more);
  }

  boolean hasErrors() {
    return issues.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
  }

  List<Issue> all() {
    return List.copyOf(issues);
  }
}
