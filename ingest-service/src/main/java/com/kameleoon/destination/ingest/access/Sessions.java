package com.kameleoon.destination.ingest.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// Sessions that any replica can check: signed with the token, so that another token ends them all.
@Singleton
final class Sessions {
  static final String COOKIE = "kameleoon_console";
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random = new SecureRandom();
  private final ConsoleToken token;
  private final AccessSettings settings;
  private final Clock clock;

  Sessions(ConsoleToken token, AccessSettings settings, Clock clock) {
    this.token = token;
    this.settings = settings;
    this.clock = clock;
  }

  /// A new session; empty when the token is wrong.
  Optional<Session> open(String presented) {
    if (!token.matches(presented)) {
      return Optional.empty();
    }
    byte[] id = new byte[16];
    random.nextBytes(id);
    Instant expiresAt = clock.instant().plus(settings.session());
    String content = expiresAt.getEpochSecond() + "." + HexFormat.of().formatHex(id);
    return sign("session", content).flatMap(signature -> find(content + "." + signature));
  }

  /// The session of a cookie, unless it is over or not ours.
  Optional<Session> find(String cookie) {
    int end = cookie.lastIndexOf('.');
    if (end < 0) {
      return Optional.empty();
    }
    String content = cookie.substring(0, end);
    boolean ours =
        sign("session", content)
            .map(signature -> same(signature, cookie.substring(end + 1)))
            .orElse(false);
    return ours
        ? sign("csrf", content).flatMap(csrf -> current(cookie, content, csrf))
        : Optional.empty();
  }

  /// Compares without telling how much of it is right.
  static boolean same(String expected, String presented) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Session> current(String cookie, String content, String csrf) {
    Instant expiresAt =
        Instant.ofEpochSecond(Long.parseLong(content.substring(0, content.indexOf('.'))));
    return clock.instant().isBefore(expiresAt)
        ? Optional.of(new Session(cookie, csrf, expiresAt))
        : Optional.empty();
  }

  private Optional<String> sign(String purpose, String content) {
    return token.sign(purpose, content).map(TEXT::encodeToString);
  }
}
