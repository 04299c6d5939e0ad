package com.kameleoon.destination.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.fql.EventMatcher;
import com.kameleoon.destination.model.fql.FilterConditionCompiler;
import com.kameleoon.destination.model.fql.TriggerCompilation;
import com.kameleoon.destination.model.spec.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Conditions of filters against Segment's own library for them: events per CPU-second, in turn.
final class FilterBenchmark {
  private static final int WARM_UP_MILLIS = 5_000;
  private static final int RUN_MILLIS = 2_000;

  /// Where reading is not counted, so many times less is counted.
  private static final int READING = 16;

  private static final String SIMPLE = "type = \"track\" or type = \"page\"";
  private static final String MEDIUM =
      "(type = \"page\" or properties.revenue > 100) and !contains(event, \"Viewed\")";
  private static final String HEAVY =
      "match(context.page.url, \"https://*.com/a*/\") and lowercase(properties.plan) != \"free\""
          + " and length(messageId) > 3 and userId != null";

  private final Report report;
  private final Corpus corpus;
  private final int rounds;
  private final JudgedEvents judged;

  FilterBenchmark(Report report, Corpus corpus, int rounds) {
    this.report = report;
    this.corpus = corpus;
    this.rounds = rounds;
    this.judged = new JudgedEvents(report, corpus);
  }

  /// Events per CPU-second of one side.
  private interface Side {
    double perCpuSecond(int millis) throws IOException;
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
    Row events =
        measured(
            name + ", events just read",
            millis -> judged.perSecond(matcher, millis / READING),
            millis -> node.judgedPerCpuSecond(name, millis / READING));
    report.line(events.name(), events.ratio(), "10", "20");
    Row bytes =
        measured(
            name + ", bytes to verdict",
            millis -> CpuTime.perSecond(report, event -> fromBytes(matcher, event), millis),
            millis -> node.perCpuSecond(name, millis));
    report.line(bytes.name(), bytes.ratio(), "", "");
  }

  /// A line of the table.
  private record Row(String name, String ratio) {}

  private Row measured(String name, Side ours, Side theirs) throws IOException {
    report.progress("filters: %s, warming up", name);
    ours.perCpuSecond(WARM_UP_MILLIS);
    theirs.perCpuSecond(WARM_UP_MILLIS);
    double[] our = new double[rounds];
    double[] their = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      their[round] = theirs.perCpuSecond(RUN_MILLIS);
      our[round] = ours.perCpuSecond(RUN_MILLIS);
      report.progress("filters: %s, %.0f over %.0f", name, our[round], their[round]);
    }
    return new Row(
        "%s (%.0f events per CPU-second)".formatted(name, new Rounds(our).median()),
        new Rounds(our).over(new Rounds(their)).show("%.1f"));
  }

  private int fromBytes(EventMatcher matcher, int event) throws IOException {
    return matcher.matches(JudgedEvents.read(corpus.event(event))) ? 1 : 0;
  }

  private void checkIdentical(String name, EventMatcher matcher, JsonNode theirs)
      throws IOException {
    for (int i = 0; i < Corpus.SIZE; i++) {
      if (matcher.matches(JudgedEvents.read(corpus.event(i))) != theirs.get(i).booleanValue()) {
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
