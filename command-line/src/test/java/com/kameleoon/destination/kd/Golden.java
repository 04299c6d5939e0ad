package com.kameleoon.destination.kd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that a reviewer reads; `-Dgolden.write=true` writes them anew.
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources");

  private Golden() {}

  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  static void compare(String actual, String name) {
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.writeString(file(name), actual);
      }
      assertThat(actual).isEqualTo(Files.readString(file(name)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
