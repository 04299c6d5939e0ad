package com.kameleoon.destination.kd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateTest {
  @ParameterizedTest
  @CsvSource({
    "many-mistakes.yaml, text, 1",
    "many-mistakes.yaml, junit, 1",
    "many-mistakes.yaml, github, 1",
    "many-mistakes.yaml, json, 1",
    "code.yaml, text, 1",
    "broken.yaml, text, 1",
    "sound.json, text, 0"
  })
  void saysWhatTheGoldenFilesSay(String file, String format, int exitCode) {
    String path = Golden.file("validate/" + file).toString();

    Run run = Run.of("validate", path, "--format", format);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(exitCode);
    Golden.compare(run.out(), "validate/" + file + "." + format + ".golden");
  }

  @Test
  void readsStandardInputAndFolders() {
    Run input = Run.with("kind: KameleoonDestination", "validate", "-");
    Run folder = Run.of("validate", Golden.file("validate").toString(), "--no-code");

    assertThat(input.exitCode()).isEqualTo(1);
    assertThat(input.out()).startsWith("-:1:1: error: apiVersion: ");
    assertThat(folder.out()).endsWith("5 destinations in 4 files: 16 errors, 1 warning\n");
  }

  @Test
  void saysWhatAUserCanPutRightInOneSentence() {
    Run missing = Run.of("validate", "nowhere.yaml");
    Run empty = Run.with("kind: Secret\nmetadata: {name: a}\n", "validate", "-");

    assertThat(missing).isEqualTo(new Run(2, "", "nowhere.yaml does not exist.\n"));
    assertThat(empty)
        .isEqualTo(new Run(2, "", "There is no document of kind KameleoonDestination in -.\n"));
    assertThat(Run.of("validate").exitCode()).isEqualTo(2);
    assertThat(Run.of("frobnicate").exitCode()).isEqualTo(2);
  }

  @Test
  void failsForWarningsWhereAsked() {
    String text =
        """
        apiVersion: integrations.kameleoon.com/v1alpha1
        kind: KameleoonDestination
        metadata: {name: shop}
        spec: {sitecode: 1Q2W3E4R5T, apiKeySecretRef: {name: a, key: b}}
        """;

    assertThat(Run.with(text, "validate", "-").exitCode()).isZero();
    assertThat(Run.with(text, "validate", "-", "--warnings-fail").exitCode()).isEqualTo(1);
  }

  @Test
  void writesJsonThatProgramsCanRead() throws Exception {
    Run run = Run.with("kind: KameleoonDestination\n", "validate", "-", "--format=json");

    assertThat(new JsonMapper().readTree(run.out()).path("errors").asInt()).isEqualTo(3);
  }
}
