package com.kameleoon.destination.operator.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// `-Dgolden=write` writes the expected files; otherwise they are compared.
class GoldenFolderTest {
  private static final Path CASES = Path.of("src", "test", "resources", "golden");

  @TestFactory
  Stream<DynamicTest> makesExactlyTheseObjects() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.sorted().toList().stream()
          .map(folder ->
              DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }
  }

  private static void check(Path folder) throws IOException {
    Map<String, String> made =
        new GoldenCase(Files.readString(folder.resolve("resource.yaml"))).files();
    Path expected = folder.resolve("expected");
    if (System.getProperty("golden", "").equals("write")) {
      write(expected, made);
    }
    assertThat(read(expected)).containsExactlyEntriesOf(new TreeMap<>(made));
  }

  private static void write(Path folder, Map<String, String> files) throws IOException {
    Files.createDirectories(folder);
    for (String old : read(folder).keySet()) {
      Files.delete(folder.resolve(old));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      paths.forEach(path -> files.put(path.getFileName().toString(), text(path)));
    }
    return files;
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
