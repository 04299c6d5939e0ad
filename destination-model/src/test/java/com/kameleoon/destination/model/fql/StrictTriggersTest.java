package com.kameleoon.destination.model.fql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.kameleoon.destination.model.fql.TriggerCompilation.Compiled;
import com.kameleoon.destination.model.fql.TriggerCompilation.Refused;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import com.kameleoon.destination.model.spec.Dialect;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every oddity of Segment's triggers as three files: a trigger that has it, what is said about it,
/// and what to write instead.
final class StrictTriggersTest {
  private static final Path CASES = Path.of(resource("/strict/triggers"));

  @TestFactory
  Stream<DynamicTest> refusesWithTheExpectedSentences() throws IOException {
    return files(".invalid.fql").map(file -> dynamicTest(name(file), () -> assertRefused(file)));
  }

  @TestFactory
  Stream<DynamicTest> acceptsWhatTheSentencesPropose() throws IOException {
    return files(".valid.fql").map(file -> dynamicTest(name(file), () -> assertAccepted(file)));
  }

  @Test
  void warnsOfABareWord() {
    // When
    TriggerCompilation result = strict("type = track");

    // Then
    assertThat(((Compiled) result).warnings())
        .containsExactly(
            Issue.warning(
                "spec.mappings[2].subscribe:8",
                "Segment reads the bare word track as a text. Write \"track\"."));
  }

  @Test
  void findsTheSameInCompatAndLetsItRun() {
    // When
    TriggerCompilation result = compile("type = 'track' or", Dialect.COMPAT);

    // Then
    assertThat(((Compiled) result).warnings())
        .hasSize(2)
        .allMatch(issue -> issue.severity() == Severity.WARNING);
  }

  private static void assertRefused(Path file) throws IOException {
    String text = Files.readString(file);
    List<String> expected = Files.readAllLines(file.resolveSibling(name(file) + ".issues.txt"));
    assertThat(TriggerCompiler.compile("subscribe", text, Dialect.STRICT))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.issues().stream().map(Issue::toString).toList())
                    .isEqualTo(expected));
  }

  private static void assertAccepted(Path file) throws IOException {
    assertThat(strict(Files.readString(file)))
        .isInstanceOfSatisfying(
            Compiled.class, compiled -> assertThat(compiled.warnings()).isEmpty());
  }

  private static TriggerCompilation strict(String text) {
    return compile(text, Dialect.STRICT);
  }

  private static TriggerCompilation compile(String text, Dialect dialect) {
    return TriggerCompiler.compile("spec.mappings[2].subscribe", text, dialect);
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.indexOf('.'));
  }

  private static Stream<Path> files(String suffix) throws IOException {
    try (Stream<Path> all = Files.list(CASES)) {
      return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
    }
  }

  private static URI resource(String name) {
    try {
      return StrictTriggersTest.class.getResource(name).toURI();
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
