package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import com.kameleoon.destination.model.spec.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The issues of one compilation, in the order in which they were found.
final class Findings {
  private final List<Issue> issues = new ArrayList<>();

  void error(String path, String sentence) {
    issues.add(Issue.error(path, sentence));
  }

  void warning(String path, String sentence) {
    issues.add(Issue.warning(path, sentence));
  }

  /// Reads a duration; zero, with an error, where it is none or longer than that.
  Duration duration(String path, String text, Duration longest) {
    Duration duration = Durations.parse(text).orElse(Duration.ZERO);
    if (duration.isZero() || duration.compareTo(longest) > 0) {
      error(
          path,
          "`%s` is no duration from 1ms to %s; write 30s, 5m, 24h or 7d."
              .formatted(text, shown(longest)));
    }
    return duration;
  }

  private static String shown(Duration longest) {
    if (longest.toHours() == 0) {
      return longest.toMinutes() + "m";
    }
    return longest.toDays() > 0 ? longest.toDays() + "d" : longest.toHours() + "h";
  }

  void addAll(List<Issue> more) {
    issues.addAll(more);
  }

  /// Adds those about places that no issue names yet.
  void addUnmentioned(List<Issue> more) {
    Set<String> mentioned = issues.stream().map(Findings::place).collect(Collectors.toSet());
    more.stream().filter(issue -> !mentioned.contains(issue.path())).forEach(issues::add);
  }

  /// Without the position inside a text.
  private static String place(Issue issue) {
    return issue.path().replaceFirst(":\\d+$", "");
  }

  boolean hasErrors() {
    return issues.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
  }

  List<Issue> all() {
    return List.copyOf(issues);
  }
}
