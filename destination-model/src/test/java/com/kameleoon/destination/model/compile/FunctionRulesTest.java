package com.kameleoon.destination.model.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.function.FunctionLimits;
import com.kameleoon.destination.model.function.InsertFunction;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.MissingHandler;
import com.kameleoon.destination.model.spec.OnError;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionRulesTest {
  private static final String FROM_CONFIG_MAP =
      "functions: [{name: a, codeConfigMapRef: {name: code, key: a.js}}]\n";

  @Test
  void hasSegmentsLimitsWhereNoneAreWritten() {
    InsertFunction function =
        Destinations.compiled("functions: [{name: a, code: x}]\n").functions().getFirst();

    assertThat(function.limits())
        .isEqualTo(new FunctionLimits(Duration.ofSeconds(5), 10_000_000, 64 * 1024 * 1024));
    assertThat(function.settings()).isEmpty();
    assertThat(function.allowedHosts()).isEmpty();
    assertThat(function.onError()).isEqualTo(OnError.DEAD_LETTER);
    assertThat(function.missingHandler()).isEqualTo(MissingHandler.PASS);
  }

  @Test
  void rejectsTypesWithoutHandlerInCompatAsSegmentDoes() {
    assertThat(
            Destinations.compiled("dialect: compat\nfunctions: [{name: a, code: x}]\n")
                .functions()
                .getFirst()
                .missingHandler())
        .isEqualTo(MissingHandler.REJECT);
  }

  @Test
  void takesWhatIsWrittenInOrder() {
    // When
    var functions =
        Destinations.compiled(
                """
                functions:
                  - name: first
                    code: x
                    settings: {region: eu}
                    timeout: 2s
                    limits: {statements: 5, memory: 8Mi}
                    fetch: {allowedHosts: [api.example.com]}
                    onError: Pass
                    missingHandler: Drop
                  - {name: second, code: y}
                """)
            .functions();

    // Then
    assertThat(functions).extracting(InsertFunction::name).containsExactly("first", "second");
    InsertFunction first = functions.getFirst();
    assertThat(first.limits())
        .isEqualTo(new FunctionLimits(Duration.ofSeconds(2), 5, 8 * 1024 * 1024));
    assertThat(first.settings().path("region").asText()).isEqualTo("eu");
    assertThat(first.allowedHosts()).hasSize(1);
    assertThat(first.onError()).isEqualTo(OnError.PASS);
    assertThat(first.missingHandler()).isEqualTo(MissingHandler.DROP);
  }

  @Test
  void saysEverythingThatIsWrongWithAFunction() {
    assertThat(
            Destinations.issues(
                """
                functions:
                  - name: ""
                    timeout: 2h
                    limits: {statements: 0, memory: 64MB}
                    fetch: {allowedHosts: [api.example.com, 10.0.0.1]}
                  - {name: a, code: x}
                  - {name: a, code: y}
                """))
        .containsExactlyInAnyOrder(
            "spec.functions[0].name: A function needs a name of 1 to 120 characters; it is counted"
                + " by it.",
            "spec.functions[0].code: A function needs JavaScript; write `code` or"
                + " `codeConfigMapRef`.",
            "spec.functions[0].timeout: `2h` is no duration from 1ms to 60s; Segment's own limit is"
                + " 5s.",
            "spec.functions[0].limits.statements: `statements` must be at least 1.",
            "spec.functions[0].limits.memory: `64MB` is no size from 1Mi to 1Gi; write 64Mi.",
            "spec.functions[0].fetch.allowedHosts[1]: `10.0.0.1` is no host that a function may"
                + " call; write a public name such as api.example.com, *.example.com or"
                + " api.example.com:8443.",
            "spec.functions[2].name: Two functions are called `a`; rename one.");
  }

  @Test
  void fetchesTheCodeOfAConfigMap() {
    FunctionCode code =
        FunctionCode.of(
            Destinations.spec(FROM_CONFIG_MAP),
            ref -> Optional.of("// " + ref.name() + "/" + ref.key()));

    assertThat(code.issues()).isEmpty();
    assertThat(code.spec().functions().getFirst().code()).isEqualTo("// code/a.js");
  }

  @Test
  void namesAConfigMapThatIsNotThere() {
    assertThat(FunctionCode.of(Destinations.spec(FROM_CONFIG_MAP), _ -> Optional.empty()).issues())
        .extracting(Issue::toString)
        .containsExactly(
            "spec.functions[0].codeConfigMapRef: ConfigMap \"code\" has no key \"a.js\"; create it,"
                + " or correct the name.");
  }

  @Test
  void refusesCodeInTwoPlaces() {
    String both = "functions: [{name: a, code: x, codeConfigMapRef: {name: code, key: a.js}}]\n";

    assertThat(FunctionCode.of(Destinations.spec(both), _ -> Optional.of("y")).issues())
        .extracting(Issue::toString)
        .containsExactly(
            "spec.functions[0].codeConfigMapRef: Write either `code` or `codeConfigMapRef`, not"
                + " both.");
  }
}
