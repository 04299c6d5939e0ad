package com.kameleoon.destination.kd.report;

import java.util.List;

/// Workflow commands: one annotation per finding, on its line in the pull request.
final class GithubReport {
  private GithubReport() {}

  static String write(List<Check> checks) {
    StringBuilder text = new StringBuilder();
    for (Check check : checks) {
      check.findings().forEach(finding -> text.append(annotation(finding)).append('\n'));
    }
    return text.toString();
  }

  private static String annotation(Finding finding) {
    return "::%s file=%s,line=%d,col=%d,title=%s::%s"
        .formatted(
            finding.severity(),
            property(finding.file()),
            finding.position().line(),
            finding.position().column(),
            property(finding.issue().path()),
            message(finding.issue().sentence()));
  }

  private static String message(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return message(text).replace(":", "%3A").replace(",", "%2C");
  }
}
