package com.kameleoon.destination.goal.settings;

import io.micronaut.context.annotation.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;

/// The token that authenticates callers, as its file has it now.
@Context
public final class ServiceToken {
  private final WatchedFile file;

  ServiceToken(KameleoonConfiguration configuration, Clock clock) {
    file = new WatchedFile(configuration.serviceTokenFile(), clock);
    if (token().isEmpty()) {
      throw new CannotStart(
          "kameleoon.service-token-file: %s holds no token; write the bearer token into it"
              .formatted(file.path()));
    }
  }

  /// Compares in constant time; an empty or unreadable file admits nobody.
  public boolean admits(String presented) {
    String token = token();
    return MessageDigest.isEqual(bytes(token), bytes(presented)) && !token.isEmpty();
  }

  private String token() {
    return switch (file.current()) {
      case WatchedFile.Reading.Text(String value) -> value.strip();
      case WatchedFile.Reading.Missing _ -> "";
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
