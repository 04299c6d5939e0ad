package com.kameleoon.destination.ingest.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.issue.Issue;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionInspectionTest {
  private static final String PATH = "spec.functions[1].code";

  @Test
  void acceptsCodeWithAHandler() {
    assertThat(issues("let n = 0;\nasync function onTrack(event) { n++; return event }")).isEmpty();
  }

  @Test
  void namesLineAndColumnOfASyntaxError() {
    assertThat(issues("function onTrack(event) {\n  return event\n}\n    let 7 = a;\n"))
        .singleElement()
        .satisfies(issue -> {
          assertThat(issue.path()).isEqualTo(PATH + ":4:9");
          assertThat(issue.sentence())
              .startsWith("The JavaScript cannot be loaded (threw): SyntaxError: ");
        });
  }

  @Test
  void namesTheHandlersWhereThereIsNone() {
    assertThat(issues("const n = 1;"))
        .extracting(Issue::toString)
        .containsExactly(
            PATH
                + ": The JavaScript defines no handler; define at least one of onTrack, onIdentify,"
                + " onPage, onScreen, onGroup, onAlias, onDelete, onBatch at its top level.");
  }

  @Test
  void pointsAtAHandlerThatWouldNeverBeCalled() {
    assertThat(issues("function onTrack(e) { return e }\n\nfunction onIdentity(e) { return e }"))
        .singleElement()
        .asString()
        .startsWith(
            PATH + ":3:1: `onIdentity` is no handler and would never be called; use one of");
  }

  @Test
  void saysWhatTheCodeThrowsWhileItIsLoaded() {
    assertThat(issues("function onTrack(e) { return e }\nnull.x;"))
        .singleElement()
        .satisfies(issue -> {
          assertThat(issue.path()).startsWith(PATH + ":2:");
          assertThat(issue.sentence()).contains("TypeError");
        });
  }

  @Test
  void stopsCodeThatDoesNotEndWhileItIsLoaded() {
    List<Issue> issues =
        Functions.RUNTIME.check(
            PATH, Functions.function("for (let i = 0;;) i++;", Functions.statements(100_000)));

    assertThat(issues).singleElement().asString().contains("statement limit");
  }

  private static List<Issue> issues(String code) {
    return Functions.RUNTIME.check(PATH, Functions.function(code));
  }
}
