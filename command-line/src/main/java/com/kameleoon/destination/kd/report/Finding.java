package com.kameleoon.destination.kd.report;

import com.kameleoon.destination.kd.source.Position;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import java.util.Locale;

/// An issue with the place in a file that it is about.
public record Finding(String file, Position position, Issue issue) {
  public boolean isError() {
    return issue.severity() == Severity.ERROR;
  }

  /// `error` or `warning`.
  public String severity() {
    return issue.severity().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "%s:%d:%d: %s: %s"
        .formatted(file, position.line(), position.column(), severity(), issue);
  }
}
