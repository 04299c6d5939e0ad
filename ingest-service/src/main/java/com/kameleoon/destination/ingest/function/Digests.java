package com.kameleoon.destination.ingest.function;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What stands behind `crypto`, `btoa` and `atob`.
final class Digests {
  private static final Map<String, String> ALGORITHMS =
      Map.of(
          "md5", "MD5",
          "sha1", "SHA-1",
          "sha256", "SHA-256",
          "sha384", "SHA-384",
          "sha512", "SHA-512");

  private Digests() {}

  /// Empty for an algorithm or encoding that is not offered.
  ///
  /// @param key null for a plain hash
  static Optional<String> digest(
      String algorithm, @Nullable String key, String data, String encoding) {
    String name = ALGORITHMS.get(algorithm.toLowerCase(Locale.ROOT).replace("-", ""));
    if (name == null) {
      return Optional.empty();
    }
    byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
    return encoded(key == null ? hash(name, bytes) : hmac(name, key, bytes), encoding);
  }

  /// Empty for what is no Latin-1 text, or no base64.
  static Optional<String> base64(String direction, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      if (direction.equals("decode")) {
        byte[] decoded = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        return Optional.of(new String(decoded, StandardCharsets.ISO_8859_1));
      }
      boolean isLatin = new String(bytes, StandardCharsets.ISO_8859_1).equals(text);
      return isLatin ? Optional.of(Base64.getEncoder().encodeToString(bytes)) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<String> encoded(byte[] sum, String encoding) {
    return switch (encoding) {
      case "hex" -> Optional.of(HexFormat.of().formatHex(sum));
      case "base64" -> Optional.of(Base64.getEncoder().encodeToString(sum));
      case "base64url" -> Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(sum));
      default -> Optional.empty();
    };
  }

  private static byte[] hash(String name, byte[] bytes) {
    try {
      return MessageDigest.getInstance(name).digest(bytes);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }

  private static byte[] hmac(String name, String key, byte[] bytes) {
    String algorithm = "Hmac" + name.replace("-", "");
    try {
      Mac mac = Mac.getInstance(algorithm);
      byte[] secret = key.isEmpty() ? new byte[1] : key.getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, algorithm));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(absent);
    }
  }
}
