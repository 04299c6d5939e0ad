package com.kameleoon.destination.kd.migrate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.compile.Compilation;
import com.kameleoon.destination.model.compile.DestinationCompiler;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the two dialects say about an imported resource.
///
/// @param strict what would mean something else, or nothing, under strict
/// @param compat what even Segment's own reading refuses
record StrictDifferences(List<Issue> strict, List<Issue> compat) {

  static StrictDifferences of(ObjectNode resource) {
    List<Issue> compat = issues(resource, "compat");
    // What strict refuses, and what compat says that strict would read in another way.
    Stream<Issue> strict =
        Stream.concat(
            issues(resource, "strict").stream().filter(StrictDifferences::isError),
            compat.stream().filter(issue -> !isError(issue)));
    return new StrictDifferences(
        strict.filter(distinctSentences()).toList(),
        compat.stream().filter(StrictDifferences::isError).toList());
  }

  private static Predicate<Issue> distinctSentences() {
    Set<String> seen = new HashSet<>();
    return issue -> seen.add(issue.toString());
  }

  private static boolean isError(Issue issue) {
    return issue.severity() == Severity.ERROR;
  }

  private static List<Issue> issues(ObjectNode resource, String dialect) {
    ObjectNode copy = resource.deepCopy();
    copy.withObject("/spec").put("dialect", dialect);
    return switch (ResourceReader.read(copy.toString())) {
      case ResourceReading.Refused refused -> refused.issues();
      case ResourceReading.Read read ->
          switch (DestinationCompiler.compile(read.resource().spec())) {
            case Compilation.Compiled compiled -> compiled.warnings();
            case Compilation.Refused refused -> refused.issues();
          };
    };
  }
}
