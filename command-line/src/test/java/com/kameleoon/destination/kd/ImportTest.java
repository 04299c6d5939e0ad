package com.kameleoon.destination.kd;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.kd.report.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTest {
  @ParameterizedTest
  @ValueSource(strings = {"actions", "classic"})
  void makesTheResourceAndTheReportOfTheGoldenFiles(String folder) {
    Run run = Run.of("import", Golden.file("import/" + folder).toString(), "--name", "lamps");

    assertThat(run.exitCode()).isEqualTo(1);
    Golden.compare(run.out(), "import/" + folder + ".golden.yaml");
    Golden.compare(run.err(), "import/" + folder + ".golden.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"actions", "classic"})
  void makesAResourceThatValidates(String folder) {
    String resource = Golden.file("import/" + folder + ".golden.yaml").toString();

    assertThat(Run.of("validate", resource, "--format", Format.text.name()).out())
        .contains(": 0 errors, ");
  }

  @Test
  void writesTheSecretOnlyWhereAsked() {
    String answer = Golden.file("import/actions/destination.json").toString();

    assertThat(Run.of("import", answer).out()).doesNotContain("eyJpZ");
    assertThat(Run.of("import", answer, "--with-secret").out())
        .contains("kind: Secret", "apiKey: eyJpZCI6ImEiLCJzZWNyZXQiOiJiIn0=");
  }

  @Test
  void refusesWhatIsNoAnswer() {
    Run run = Run.with("{\"data\": {\"sources\": []}}", "import", "-");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("- is no answer of Segment's Public API");
  }
}
