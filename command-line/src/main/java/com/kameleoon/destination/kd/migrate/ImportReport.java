package com.kameleoon.destination.kd.migrate;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;

/// The import for a person, as Markdown.
final class ImportReport {
  private final StringBuilder text = new StringBuilder();

  private ImportReport() {}

  static String write(Import made, StrictDifferences differences, String dialect) {
    ImportReport report = new ImportReport();
    report.line("# Import of %s".formatted(made.resource().at("/metadata/name").asText()));
    report.counts(made);
    report.dialect(differences, dialect);
    report.issues("Wrong in Segment, too", differences.compat());
    report.remarks("Could not be carried over", made.remarks().leftOut());
    report.remarks("To do", made.remarks().toDo());
    return report.text.toString().strip() + "\n";
  }

  private void counts(Import made) {
    line(
        "From the %s destination: %d mappings, %d filters, %d functions."
            .formatted(
                made.classic() ? "classic" : "Actions",
                made.resource().at("/spec/mappings").size(),
                made.resource().at("/spec/filters").size(),
                made.resource().at("/spec/functions").size()));
  }

  private void dialect(StrictDifferences differences, String dialect) {
    if (differences.strict().isEmpty()) {
      line("Nothing means anything else under strict; the resource says `dialect: %s`.", dialect);
      return;
    }
    line(
        "The resource says `dialect: %s`. Under strict, these %d places would have to be rewritten:",
        dialect, differences.strict().size());
    differences.strict().forEach(this::issue);
  }

  private void issues(String title, List<Issue> issues) {
    if (!issues.isEmpty()) {
      line("## " + title);
      issues.forEach(this::issue);
    }
  }

  private void issue(Issue issue) {
    item(issue.path(), issue.sentence());
  }

  private void remarks(String title, List<Remarks.Remark> remarks) {
    if (!remarks.isEmpty()) {
      line("## " + title);
      remarks.forEach(remark -> item(remark.about(), remark.sentence()));
    }
  }

  private void item(String about, String sentence) {
    text.append("* `").append(about).append("`: ").append(sentence).append('\n');
  }

  private void line(String format, Object... values) {
    if (!text.isEmpty() && !text.toString().endsWith("\n\n")) {
      text.append('\n');
    }
    text.append(values.length == 0 ? format : format.formatted(values)).append("\n\n");
  }
}
