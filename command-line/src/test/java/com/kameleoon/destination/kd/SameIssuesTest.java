package com.kameleoon.destination.kd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `kd validate` and the operator say the same about every golden resource of the operator.
class SameIssuesTest {
  private static final Path GOLDEN = Path.of("../operator/src/test/resources/golden");

  static Stream<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void saysWhatTheOperatorSays(Path folder) throws IOException {
    Path issues = folder.resolve("expected/issues.txt");
    List<String> operators = Files.exists(issues) ? Files.readAllLines(issues) : List.of("none");
    String resource = folder.resolve("resource.yaml").toString();

    List<String> expected =
        switch (operators.getFirst()) {
          case "InvalidSpec" -> operators.subList(1, operators.size());
          // Whether a Secret or a failing test stands in the way is not said by validating.
          default -> List.of();
        };

    assertThat(errors(resource)).containsExactlyInAnyOrderElementsOf(expected);
    if (operators.getFirst().equals("TestsFailed")) {
      assertThat(Run.of("test", resource).exitCode()).isEqualTo(1);
    }
  }

  private static List<String> errors(String resource) throws IOException {
    String out = Run.of("validate", resource, "--format", "json", "--no-code").out();
    List<String> errors = new ArrayList<>();
    for (JsonNode check : new JsonMapper().readTree(out).path("checks")) {
      for (JsonNode issue : check.path("issues")) {
        if (issue.path("severity").asText().equals("error")) {
          errors.add(issue.path("path").asText() + ": " + issue.path("sentence").asText());
        }
      }
    }
    return errors;
  }
}
