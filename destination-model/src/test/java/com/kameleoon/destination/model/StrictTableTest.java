package com.kameleoon.destination.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The table of what strict says names every case there is, and no other.
class StrictTableTest {
  /// Tests run in their module's folder.
  private static final Path TABLE = Path.of("..", "docs", "strict.md");

  private static final Pattern NAME = Pattern.compile("`([a-z0-9-]+)`");

  @TestFactory
  Stream<DynamicTest> namesEveryCase() {
    return Stream.of("mapping", "triggers", "filters")
        .map(kind -> dynamicTest(kind, () -> assertThat(named(kind)).isEqualTo(written(kind))));
  }

  private static Set<String> named(String kind) throws IOException {
    Pattern row = Pattern.compile("\\| " + kind + ": (.*) \\|");
    return Files.readAllLines(TABLE).stream()
        .flatMap(line -> row.matcher(line).results())
        .map(found -> found.group(1))
        .flatMap(cases -> NAME.matcher(cases).results())
        .map(MatchResult::group)
        .map(name -> name.replace("`", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> written(String kind) {
    Stream<String> names =
        kind.equals("mapping")
            ? Vectors.cases("/strict/mapping.json").stream().map(one -> one.get("id").asText())
            : files(kind).stream().map(file -> file.replaceFirst("\\..*", ""));
    return names.collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> files(String kind) {
    var folder = Objects.requireNonNull(StrictTableTest.class.getResource("/strict/" + kind));
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    } catch (URISyntaxException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
