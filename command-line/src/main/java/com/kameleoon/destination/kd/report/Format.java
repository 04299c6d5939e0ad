package com.kameleoon.destination.kd.report;

import java.util.List;

/// How a report is written.
public enum Format {
  /// For people.
  text,
  /// One object, for programs.
  json,
  /// JUnit's XML, for pipelines that show tests.
  junit,
  /// Annotations of GitHub Actions.
  github;

  /// The whole report, ending in a newline unless it is empty.
  public String write(List<Check> checks) {
    return switch (this) {
      case text -> TextReport.write(checks);
      case json -> JsonReport.write(checks);
      case junit -> JunitReport.write(checks);
      case github -> GithubReport.write(checks);
    };
  }
}
