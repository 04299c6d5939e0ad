package com.kameleoon.destination.ingest.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// What stands behind `Authorization: Basic`.
final class BasicKey {
  private static final String SCHEME = "Basic ";

  private BasicKey() {}

  /// As it stands in the header; empty where the header is absent or of another scheme.
  static Optional<String> verbatim(RequestHead head) {
    String header = head.authorization();
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).trim())
        : Optional.empty();
  }

  /// The user of `user:password`; the colon may be absent. No text where it is no base64.
  static Optional<String> user(RequestHead head) {
    return verbatim(head).map(BasicKey::decodedUser);
  }

  private static String decodedUser(String base64) {
    try {
      String decoded = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      int colon = decoded.indexOf(':');
      return colon < 0 ? decoded : decoded.substring(0, colon);
    } catch (IllegalArgumentException noBase64) {
      return "";
    }
  }
}
