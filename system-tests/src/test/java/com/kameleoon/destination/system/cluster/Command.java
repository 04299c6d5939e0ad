package com.kameleoon.destination.system.cluster;

import com.kameleoon.destination.local.suite.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program run to its end in the project's folder, as a person would.
public final class Command {
  private final Map<String, String> environment;
  private final Duration limit;

  public Command(Map<String, String> environment, Duration limit) {
    this.environment = Map.copyOf(environment);
    this.limit = limit;
  }

  /// How a program ended, and what it said on both channels.
  public record Ended(int code, String out, String err) {
    /// What it printed; throws with everything it said where it failed.
    public String orThrow(List<String> command) {
      if (code != 0) {
        throw new AssertionError(
            "%s ended with %d: %s%s".formatted(String.join(" ", command), code, out, err));
      }
      return out;
    }
  }

  /// What it prints; throws [AssertionError] with all it said when it fails.
  public String run(List<String> command, String input) {
    return end(command, input).orThrow(command);
  }

  /// How it ends.
  public Ended end(List<String> command, String input) {
    try {
      Path out = Files.createTempFile("command", ".out");
      Path err = Files.createTempFile("command", ".err");
      try {
        return new Ended(await(command, input, out, err), text(out), text(err));
      } finally {
        Files.deleteIfExists(out);
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int await(List<String> command, String input, Path out, Path err) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Home.folder().toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            "%s did not end within %s: %s%s"
                .formatted(String.join(" ", command), limit, text(out), text(err)));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
