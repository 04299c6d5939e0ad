package com.kameleoon.destination.kd.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// `{"errors", "warnings", "checks": [{"file", "kind", "name", "issues": [{...}]}]}`.
final class JsonReport {
  private JsonReport() {}

  static String write(List<Check> checks) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("errors", checks.stream().mapToLong(Check::errors).sum());
    report.put("warnings", checks.stream().mapToLong(Check::warnings).sum());
    ArrayNode list = report.putArray("checks");
    checks.forEach(check -> addTo(list.addObject(), check));
    return report.toPrettyString() + "\n";
  }

  private static void addTo(ObjectNode object, Check check) {
    object.put("file", check.file());
    object.put("kind", check.kind());
    object.put("name", check.name());
    ArrayNode issues = object.putArray("issues");
    check.findings().forEach(finding -> addTo(issues.addObject(), finding));
  }

  private static void addTo(ObjectNode object, Finding finding) {
    object.put("line", finding.position().line());
    object.put("column", finding.position().column());
    object.put("severity", finding.severity());
    object.put("path", finding.issue().path());
    object.put("sentence", finding.issue().sentence());
  }
}
