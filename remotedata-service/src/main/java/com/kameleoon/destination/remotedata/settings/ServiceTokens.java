package com.kameleoon.destination.remotedata.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/// The bearer tokens between the services, one a line of the file, kept as digests and compared in
/// constant time.
final class ServiceTokens {
  private static final String SCHEME = "bearer ";

  private final List<byte[]> digests;

  private ServiceTokens(List<byte[]> digests) {
    this.digests = digests;
  }

  /// The file's lines without surrounding white space; throws [InvalidFileException] when empty.
  static ServiceTokens parse(byte[] file) {
    List<String> tokens =
        new String(file, StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (tokens.isEmpty()) {
      throw new InvalidFileException(
          "The service token file (kameleoon.service-token-file) is empty: write the token to it.");
    }
    return new ServiceTokens(tokens.stream().map(ServiceTokens::digestOf).toList());
  }

  boolean accepts(Optional<String> authorization) {
    String header = authorization.orElse("");
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String presented = bearer ? header.substring(SCHEME.length()).strip() : "";
    byte[] digest = digestOf(presented);
    boolean known = false;
    for (byte[] token : digests) {
      known |= MessageDigest.isEqual(token, digest);
    }
    return known && bearer;
  }

  private static byte[] digestOf(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
