package com.kameleoon.destination.kd.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One suite per file and one test case per thing that was checked; errors are failures.
final class JunitReport {
  private JunitReport() {}

  static String write(List<Check> checks) {
    Map<String, List<Check>> files =
        checks.stream()
            .collect(Collectors.groupingBy(Check::file, LinkedHashMap::new, Collectors.toList()));
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    files.forEach((file, own) -> append(xml, file, own));
    return xml.append("</testsuites>\n").toString();
  }

  private static void append(StringBuilder xml, String file, List<Check> checks) {
    xml.append(
        "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\">\n"
            .formatted(escape(file), checks.size(), checks.stream().filter(Check::failed).count()));
    checks.forEach(check -> append(xml, check));
    xml.append("  </testsuite>\n");
  }

  private static void append(StringBuilder xml, Check check) {
    xml.append(
        "    <testcase classname=\"%s\" name=\"%s\">\n"
            .formatted(escape(check.file()), escape(check.kind() + " " + check.name())));
    List<Finding> errors = check.findings().stream().filter(Finding::isError).toList();
    if (!errors.isEmpty()) {
      xml.append(
          "      <failure message=\"%s\">%s</failure>\n"
              .formatted(escape(errors.getFirst().issue().sentence()), escape(lines(errors))));
    }
    List<Finding> warnings =
        check.findings().stream().filter(finding -> !finding.isError()).toList();
    if (!warnings.isEmpty()) {
      xml.append("      <system-out>%s</system-out>\n".formatted(escape(lines(warnings))));
    }
    xml.append("    </testcase>\n");
  }

  private static String lines(List<Finding> findings) {
    return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
  }

  /// XML 1.0 has no form for most control characters.
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "?");
  }
}
