package com.kameleoon.destination.remotedata.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// The bearer token between the services, kept as a digest and compared in constant time.
final class ServiceToken {
  private static final String SCHEME = "bearer ";

  private final byte[] digest;

  private ServiceToken(byte[] digest) {
    this.digest = digest;
  }

  /// The file's text without surrounding white space; throws [InvalidFileException] when empty.
  static ServiceToken parse(byte[] file) {
    String token = new String(file, StandardCharsets.UTF_8).strip();
    if (token.isEmpty()) {
      throw new InvalidFileException(
          "The service token file (kameleoon.service-token-file) is empty: write the token to it.");
    }
    return new ServiceToken(digestOf(token));
  }

  boolean accepts(Optional<String> authorization) {
    String header = authorization.orElse("");
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String presented = bearer ? header.substring(SCHEME.length()).strip() : "";
    return MessageDigest.isEqual(digest, digestOf(presented)) && bearer;
  }

  private static byte[] digestOf(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
