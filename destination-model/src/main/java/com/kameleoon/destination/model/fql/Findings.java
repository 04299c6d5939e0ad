package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects findings of one text while it is read; one per place and sentence.
final class Findings {
  private final List<Finding> found = new ArrayList<>();

  void unreadable(int at, String sentence) {
    found.add(new Finding(at, Finding.Kind.UNREADABLE, sentence));
  }

  void misread(int at, String sentence) {
    found.add(new Finding(at, Finding.Kind.MISREAD, sentence));
  }

  void unusual(int at, String sentence) {
    found.add(new Finding(at, Finding.Kind.UNUSUAL, sentence));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /// Whether something must be rewritten before it may run.
  boolean refuse() {
    return found.stream().anyMatch(finding -> finding.kind() != Finding.Kind.UNUSUAL);
  }

  /// By position.
  ///
  /// @param most the severity of everything that is more than unusual
  List<Issue> asIssues(String path, Severity most) {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Finding::at))
        .map(finding -> finding.asIssue(path, most))
        .toList();
  }
}
