package com.kameleoon.destination.goal.settings;

import io.micronaut.context.annotation.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tokens that authenticate callers: those of its file, one a line, and for a while those that
/// the file had before.
@Context
public final class ServiceToken {
  /// How long a replaced token still admits, while callers learn of the new one.
  static final Duration OVERLAP = Duration.ofMinutes(5);

  private final WatchedFile file;
  private final Clock clock;
  private final Map<String, Instant> replaced = new HashMap<>();
  private List<String> present = List.of();

  ServiceToken(KameleoonConfiguration configuration, Clock clock) {
    this.file = new WatchedFile(configuration.serviceTokenFile(), clock);
    this.clock = clock;
    look();
    if (present.isEmpty()) {
      throw new CannotStart(
          "kameleoon.service-token-file: %s holds no token; write the bearer token into it"
              .formatted(file.path()));
    }
  }

  /// Compares in constant time; an empty or unreadable file admits nobody.
  public synchronized boolean admits(String presented) {
    look();
    boolean admitted = false;
    for (String token : present) {
      admitted |= MessageDigest.isEqual(bytes(token), bytes(presented));
    }
    for (String token : replaced.keySet()) {
      admitted |= MessageDigest.isEqual(bytes(token), bytes(presented));
    }
    return admitted && !present.isEmpty();
  }

  private void look() {
    List<String> now = tokens();
    for (String token : present) {
      replaced.put(token, clock.instant().plus(OVERLAP));
    }
    now.forEach(replaced::remove);
    replaced.values().removeIf(end -> !clock.instant().isBefore(end));
    if (now.isEmpty()) {
      replaced.clear();
    }
    present = now;
  }

  private List<String> tokens() {
    return switch (file.current()) {
      case WatchedFile.Reading.Text(String value) ->
          value.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
      case WatchedFile.Reading.Missing _ -> List.of();
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
