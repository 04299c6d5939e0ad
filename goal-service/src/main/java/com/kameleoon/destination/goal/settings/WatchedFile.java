package com.kameleoon.destination.goal.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/// A small file whose text is read again at most once a second.
///
/// The content decides, not the modification time: Kubernetes swaps a link under the same name.
final class WatchedFile {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Path path;
  private final Clock clock;
  private Instant readAt = Instant.MIN;
  private Reading last = new Reading.Missing("was not read yet");

  WatchedFile(Path path, Clock clock) {
    this.path = path;
    this.clock = clock;
  }

  /// The file's text, or why there is none.
  sealed interface Reading {
    /// Read as UTF-8.
    record Text(String value) implements Reading {}

    /// Not readable.
    record Missing(String reason) implements Reading {}

    /// The first 12 hexadecimal digits of the SHA-256 of the file's bytes.
    default String fingerprint() {
      return switch (this) {
        case Text(String value) -> digest(value);
        case Missing _ -> "";
      };
    }

    private static String digest(String text) {
      try {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        return HexFormat.of().formatHex(hash, 0, 6);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }

  Path path() {
    return path;
  }

  synchronized Reading current() {
    Instant now = clock.instant();
    if (now.isBefore(readAt) || !now.isBefore(readAt.plus(FRESH))) {
      last = read();
      readAt = now;
    }
    return last;
  }

  private Reading read() {
    try {
      return new Reading.Text(Files.readString(path));
    } catch (IOException e) {
      return new Reading.Missing("cannot be read: " + e.getClass().getSimpleName());
    }
  }
}
