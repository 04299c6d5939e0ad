package com.kameleoon.destination.model.fql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.kameleoon.destination.model.fql.TriggerCompilation.Compiled;
import com.kameleoon.destination.model.fql.TriggerCompilation.Refused;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import com.kameleoon.destination.model.spec.Dialect;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every oddity of Segment's two languages as three files: a text that has it, what is said about
/// it, and what to write instead.
final class StrictTextsTest {
  private static final String PATH = "spec.mappings[2].subscribe";

  @TestFactory
  Stream<DynamicTest> refusesTriggersWithTheExpectedSentences() {
    return cases("triggers", ".invalid.fql")
        .map(file -> dynamicTest(name(file), () -> assertRefused(file, trigger(file))));
  }

  @TestFactory
  Stream<DynamicTest> acceptsTriggersThatTheSentencesPropose() {
    return cases("triggers", ".valid.fql")
        .map(file -> dynamicTest(name(file), () -> assertThat(warnings(trigger(file))).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> refusesFiltersWithTheExpectedSentences() {
    return cases("filters", ".invalid.fql")
        .map(file -> dynamicTest(name(file), () -> assertRefused(file, filter(file))));
  }

  @TestFactory
  Stream<DynamicTest> acceptsFiltersThatTheSentencesPropose() {
    return cases("filters", ".valid.fql")
        .map(file ->
            dynamicTest(name(file), () -> assertThat(filter(file)).isInstanceOf(Compiled.class)));
  }

  /// What Segment's documentation and its library answer differently: strict follows the
  /// documentation, and says so.
  @TestFactory
  Stream<DynamicTest> warnsOfFiltersThatSegmentAnswersInTwoWays() {
    return cases("filters", ".warned.fql")
        .map(file ->
            dynamicTest(
                name(file),
                () -> {
                  assertThat(warnings(filter(file)).stream().map(Issue::toString))
                      .containsExactlyElementsOf(expected(file, ".warnings.txt"));
                  assertThat(warnings(filter(file.resolveSibling(name(file) + ".valid.fql"))))
                      .isEmpty();
                }));
  }

  @Test
  void warnsOfABareWord() {
    assertThat(warnings(TriggerCompiler.compile(PATH, "type = track", Dialect.STRICT)))
        .containsExactly(
            Issue.warning(
                PATH + ":8", "Segment reads the bare word track as a text. Write \"track\"."));
  }

  @Test
  void findsTheSameInCompatAndLetsItRun() {
    assertThat(warnings(TriggerCompiler.compile(PATH, "type = 'track' or", Dialect.COMPAT)))
        .hasSize(2)
        .allMatch(issue -> issue.severity() == Severity.WARNING);
  }

  private static void assertRefused(Path file, TriggerCompilation result) throws IOException {
    List<String> expected = expected(file, ".issues.txt");
    assertThat(result).isInstanceOf(Refused.class);
    assertThat(((Refused) result).issues().stream().map(Issue::toString).toList())
        .isEqualTo(expected);
  }

  private static List<String> expected(Path file, String suffix) throws IOException {
    return Files.readAllLines(file.resolveSibling(name(file) + suffix));
  }

  private static List<Issue> warnings(TriggerCompilation result) {
    assertThat(result).isInstanceOf(Compiled.class);
    return ((Compiled) result).warnings();
  }

  private static TriggerCompilation trigger(Path file) throws IOException {
    return TriggerCompiler.compile("subscribe", Files.readString(file), Dialect.STRICT);
  }

  private static TriggerCompilation filter(Path file) throws IOException {
    return FilterConditionCompiler.compile("if", Files.readString(file), Dialect.STRICT);
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.indexOf('.'));
  }

  private static Stream<Path> cases(String folder, String suffix) {
    try (Stream<Path> all = Files.list(folder(folder))) {
      return all.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  private static Path folder(String name) {
    try {
      return Path.of(StrictTextsTest.class.getResource("/strict/" + name).toURI());
    } catch (URISyntaxException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
