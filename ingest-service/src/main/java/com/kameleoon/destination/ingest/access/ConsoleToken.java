package com.kameleoon.destination.ingest.access;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The one token of this destination's console; read again when its file changes.
@Singleton
final class ConsoleToken {
  private static final int SHORTEST = 16;

  private final @Nullable Path file;
  private @Nullable Read last;

  ConsoleToken(AccessSettings settings) {
    this.file = settings.tokenFile();
  }

  private record Read(FileTime changedAt, String text) {}

  /// Whether somebody shows the token; never where there is none, or a too short one.
  boolean matches(String presented) {
    return text()
        .map(token ->
            MessageDigest.isEqual(
                keyed(token, "login", token.getBytes(StandardCharsets.UTF_8)),
                keyed(token, "login", presented.getBytes(StandardCharsets.UTF_8))))
        .orElse(false);
  }

  /// A keyed hash that nobody can make without the token, and that ends with it.
  Optional<byte[]> sign(String purpose, String text) {
    return text().map(token -> keyed(token, purpose, text.getBytes(StandardCharsets.UTF_8)));
  }

  boolean isMissing() {
    return text().isEmpty();
  }

  private synchronized Optional<String> text() {
    if (file == null) {
      return Optional.empty();
    }
    try {
      FileTime changedAt = Files.getLastModifiedTime(file);
      Read read = last;
      if (read == null || !read.changedAt().equals(changedAt)) {
        read = new Read(changedAt, Files.readString(file).strip());
        last = read;
      }
      return Optional.of(read.text()).filter(token -> token.length() >= SHORTEST);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static byte[] keyed(String token, String purpose, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((purpose + "\n").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
