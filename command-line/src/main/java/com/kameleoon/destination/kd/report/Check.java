package com.kameleoon.destination.kd.report;

import java.util.Comparator;
import java.util.List;

/// What came of checking one thing in a file: a destination that was read, or a test that was run.
///
/// @param kind of the thing, for a person: `destination`
public record Check(String file, String kind, String name, List<Finding> findings) {
  public Check {
    findings =
        findings.stream()
            .sorted(
                Comparator.comparing((Finding finding) -> finding.position().line())
                    .thenComparing(finding -> finding.position().column()))
            .toList();
  }

  public boolean failed() {
    return errors() > 0;
  }

  public long errors() {
    return findings.stream().filter(Finding::isError).count();
  }

  public long warnings() {
    return findings.size() - errors();
  }
}
