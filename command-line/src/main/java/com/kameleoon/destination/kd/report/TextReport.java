package com.kameleoon.destination.kd.report;

import java.util.List;

/// One line per finding, as compilers write them, and one line that sums up.
final class TextReport {
  private TextReport() {}

  static String write(List<Check> checks) {
    StringBuilder text = new StringBuilder();
    for (Check check : checks) {
      check.findings().forEach(finding -> text.append(finding).append('\n'));
    }
    return text.append(summary(checks)).append('\n').toString();
  }

  private static String summary(List<Check> checks) {
    long errors = checks.stream().mapToLong(Check::errors).sum();
    long warnings = checks.stream().mapToLong(Check::warnings).sum();
    long files = checks.stream().map(Check::file).distinct().count();
    String kind = checks.isEmpty() ? "destination" : checks.getFirst().kind();
    return "%s in %s: %s, %s"
        .formatted(
            many(checks.size(), kind),
            many(files, "file"),
            many(errors, "error"),
            many(warnings, "warning"));
  }

  private static String many(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
