package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.fql.TriggerCompilation.Compiled;
import com.kameleoon.destination.model.fql.TriggerCompilation.Refused;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import com.kameleoon.destination.model.spec.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compiles the trigger of a mapping (`subscribe`) once, for many events.
public final class TriggerCompiler {
  private TriggerCompiler() {}

  /// In strict, everything that Segment misreads is an error. In compat nothing is: the matcher
  /// does what Segment does, a text that Segment cannot read never matches, and the same findings
  /// are warnings.
  ///
  /// @param path place of the text in the resource, `spec.mappings[2].subscribe`; issues append the
  ///   position of the character, from 1
  public static TriggerCompilation compile(String path, String text, Dialect dialect) {
    Findings findings = new Findings();
    Lexed words = Lexer.asMeant(text, findings);
    Optional<Trigger.Group> strict = StrictReader.read(text, words, findings);
    return switch (dialect) {
      case STRICT -> strict(path, strict, findings);
      case COMPAT -> compat(path, SegmentReader.read(Lexer.asSegment(text)), findings);
    };
  }

  private static TriggerCompilation strict(
      String path, Optional<Trigger.Group> root, Findings findings) {
    List<Issue> issues = findings.asIssues(path, Severity.ERROR);
    return root.isPresent() && !findings.refuse()
        ? new Compiled(Matchers.of(root.get()), issues)
        : new Refused(issues);
  }

  private static TriggerCompilation compat(String path, TriggerReading reading, Findings findings) {
    List<Issue> warnings = findings.asIssues(path, Severity.WARNING);
    return switch (reading) {
      case TriggerReading.Understood(Trigger.Group root) ->
          new Compiled(Matchers.of(root), warnings);
      case TriggerReading.Unreadable _ -> new Compiled(Matchers.never(), withNever(path, warnings));
    };
  }

  private static List<Issue> withNever(String path, List<Issue> warnings) {
    List<Issue> all = new ArrayList<>();
    all.add(Issue.warning(path, "Segment cannot read this trigger, so it never matches."));
    all.addAll(warnings);
    return all;
  }
}
