package com.kameleoon.destination.model.expect;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.compile.Compilation;
import com.kameleoon.destination.model.compile.DestinationCompiler;
import com.kameleoon.destination.model.expect.TestResult.Verdict;
import com.kameleoon.destination.model.function.FunctionOutcome;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.route.EventFunctions;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResourceTestsTest {
  private static final String HEAD =
      """
      apiVersion: integrations.kameleoon.com/v1alpha1
      kind: KameleoonDestination
      metadata: {name: shop}
      spec:
        sitecode: 1q2w3e4r5t
        apiKeySecretRef: {name: kameleoon, key: apiKey}
        filters:
          - {name: no staff, if: "properties.staff = true", actions: [{type: DROP}]}
      """;
  private static final String FUNCTION =
      """
      functions:
        - {name: enrich, code: "function onTrack(event) { return event }"}
      """;
  private static final String ORDER =
      """
      tests:
        - name: an order counts
          event:
            type: track
            event: Order Completed
            properties: {revenue: 12.50, kameleoonVisitorCode: vc1, staff: %s}
          expect: %s
      """;

  @Test
  void passesWhereEveryWrittenMemberIsThere() {
    String expect =
        "{outcome: Delivered, mappings: [{mapping: Track Calls, payload:"
            + " {event: Order Completed, groupId: null, properties: {revenue: 12.5}}}]}";

    assertThat(verdict(ORDER.formatted(false, expect))).isEqualTo(new Verdict.Passed());
  }

  @Test
  void namesTheMemberThatDiffers() {
    String expect = "{mappings: [{mapping: Track Calls, payload: {properties: {revenue: 13}}}]}";

    assertThat(differences(ORDER.formatted(false, expect)))
        .containsExactly(
            "mapping Track Calls: payload.properties.revenue: expected 13, but it is 12.5");
  }

  @Test
  void expectsExactlyTheWrittenMappings() {
    assertThat(differences(ORDER.formatted(false, "{mappings: [{mapping: Page Calls}]}")))
        .containsExactly(
            "mapping Page Calls: expected to match, but the event is Delivered by Track Calls",
            "mapping Track Calls: matches, but is not expected");
  }

  @Test
  void seesWhichFilterKeptAnEventBack() {
    String expect = "{outcome: Filtered, reason: FILTERED_BY_RULES, detail: no staff}";

    assertThat(verdict(ORDER.formatted(true, expect))).isEqualTo(new Verdict.Passed());
  }

  @Test
  void seesThatNobodyWouldGetTheConversion() {
    String test =
        """
        tests:
          - name: without visitor code
            event: {type: track, event: Order Completed}
            expect: {outcome: Delivered}
        """;

    assertThat(differences(test).getFirst())
        .startsWith("outcome: expected Delivered, but it is Discarded (NO_VISITOR_CODE,");
  }

  @Test
  void skipsWhatNeedsAnEngineThatIsNotThere() {
    String lines = FUNCTION + ORDER.formatted(false, "{outcome: Delivered}");

    assertThat(run(lines, Optional.empty())).isInstanceOf(Verdict.Skipped.class);
    assertThat(run(lines, Optional.of(event -> new FunctionOutcome.Dropped("enrich", "no"))))
        .isEqualTo(
            new Verdict.Failed(
                List.of(
                    "outcome: expected Delivered, but it is Filtered (FILTERED_BY_FUNCTION,"
                        + " function enrich: no)")));
  }

  @Test
  void refusesExpectationsThatCannotComeTrue() {
    String test =
        """
        tests:
          - name: a
            event: {event: Order Completed}
            expect: {outcome: Filtered, reason: NO_ID}
          - name: a
            event: {type: track}
            expect: {mappings: [{mapping: Nobody, outcome: Filtered}]}
          - name: c
            event: {type: track}
            expect: {}
        """;

    assertThat(DestinationCompiler.compile(spec(test)))
        .isInstanceOfSatisfying(
            Compilation.Refused.class,
            refused ->
                assertThat(refused.issues())
                    .extracting(Issue::path)
                    .containsExactly(
                        "spec.tests[0].event",
                        "spec.tests[0].expect.reason",
                        "spec.tests[1].name",
                        "spec.tests[1].expect.mappings[0].mapping",
                        "spec.tests[1].expect.mappings[0].outcome",
                        "spec.tests[2].expect"));
  }

  private static List<String> differences(String lines) {
    return verdict(lines) instanceof Verdict.Failed(List<String> differences)
        ? differences
        : List.of();
  }

  private static Verdict verdict(String lines) {
    return run(lines, Optional.of(EventFunctions.NONE));
  }

  private static Verdict run(String lines, Optional<EventFunctions> functions) {
    DestinationSpec spec = spec(lines);
    return switch (DestinationCompiler.compile(spec)) {
      case Compilation.Compiled compiled ->
          new ResourceTests(compiled.destination(), functions)
              .run(spec.tests())
              .getFirst()
              .verdict();
      case Compilation.Refused(List<Issue> issues) -> throw new AssertionError(issues);
    };
  }

  private static DestinationSpec spec(String lines) {
    return switch (ResourceReader.read(HEAD + lines.indent(2))) {
      case ResourceReading.Read read -> read.resource().spec();
      case ResourceReading.Refused(List<Issue> issues) -> throw new AssertionError(issues);
    };
  }
}
