package com.kameleoon.destination.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.model.fql.EventMatcher;
import com.kameleoon.destination.model.fql.FilterConditionCompiler;
import com.kameleoon.destination.model.fql.TriggerCompilation;
import com.kameleoon.destination.model.spec.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Conditions of filters against Segment's own library for them: events per CPU-second, in turn.
final class FilterBenchmark {
  private static final int WARM_UP_MILLIS = 5_000;
  private static final int RUN_MILLIS = 2_000;
  private static final String SIMPLE = "type = \"track\" or type = \"page\"";
  private static final String MEDIUM =
      "(type = \"page\" or properties.revenue > 100) and !contains(event, \"Viewed\")";
  private static final String HEAVY =
      "match(context.page.url, \"https://*.com/a*/\") and lowercase(properties.plan) != \"free\""
          + " and length(messageId) > 3 and userId != null";

  private final Report report;
  private final Corpus corpus;
  private final int rounds;
  private final List<JsonNode> events = new ArrayList<>();

  FilterBenchmark(Report report, Corpus corpus, int rounds) throws IOException {
    this.report = report;
    this.corpus = corpus;
    this.rounds = rounds;
    ObjectMapper json = new ObjectMapper();
    for (byte[] event : corpus.events()) {
      events.add(json.readTree(event));
    }
  }

  void run(Path home) throws IOException {
    try (NodeEngine node = NodeEngine.start(home, corpus)) {
      report.heading("Filters: this project over Segment's tsub in Node, per CPU-second");
      compare("medium", matcher(List.of(MEDIUM)), node);
      compare("heavy", matcher(List.of(HEAVY)), node);
      compare("chain", matcher(List.of(SIMPLE, MEDIUM, HEAVY)), node);
    }
  }

  private void compare(String name, EventMatcher matcher, NodeEngine node) throws IOException {
    checkIdentical(name, matcher, node.passes(name));
    CpuTime.Work work = event -> matcher.matches(events.get(event)) ? 1 : 0;
    report.progress("filters: %s, warming up", name);
    CpuTime.perSecond(report, work, WARM_UP_MILLIS);
    node.perCpuSecond(name, WARM_UP_MILLIS);
    double[] ours = new double[rounds];
    double[] theirs = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      theirs[round] = node.perCpuSecond(name, RUN_MILLIS);
      ours[round] = CpuTime.perSecond(report, work, RUN_MILLIS);
      report.progress("filters: %s, %.0f over %.0f", name, ours[round], theirs[round]);
    }
    report.line(
        "%s (%.0f events per CPU-second)".formatted(name, new Rounds(ours).median()),
        new Rounds(ours).over(new Rounds(theirs)).show("%.1f"),
        "10",
        "20");
  }

  private void checkIdentical(String name, EventMatcher matcher, JsonNode theirs)
      throws IOException {
    for (int i = 0; i < Corpus.SIZE; i++) {
      if (matcher.matches(events.get(i)) != theirs.get(i).booleanValue()) {
        throw new IOException("event %d: the filter %s answers otherwise".formatted(i, name));
      }
    }
  }

  private static EventMatcher matcher(List<String> conditions) {
    List<EventMatcher> matchers = conditions.stream().map(FilterBenchmark::compiled).toList();
    return event -> {
      for (EventMatcher matcher : matchers) {
        if (!matcher.matches(event)) {
          return false;
        }
      }
      return true;
    };
  }

  /// In compat, whose answers are those of Segment's library.
  private static EventMatcher compiled(String condition) {
    return switch (FilterConditionCompiler.compile("if", condition, Dialect.COMPAT)) {
      case TriggerCompilation.Compiled(EventMatcher matcher, var warnings) -> matcher;
      case TriggerCompilation.Refused(var issues) ->
          throw new IllegalStateException("the filter is refused: " + issues);
    };
  }
}
