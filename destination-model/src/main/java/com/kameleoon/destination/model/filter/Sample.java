package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.EcmaJson;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import com.kameleoon.destination.model.fql.FieldPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// Lets a part of the events through. The MD5 of a value's JSON text, as a uniform number from 0 to
/// 1, decides, so that a retry or a replay is decided alike.
final class Sample implements Transformer {
  private final double percent;
  private final Optional<String> path;
  private final FieldPath decidedBy;

  /// @param percent NaN lets nothing through
  /// @param path empty means by messageId, and by the whole event where it has none
  Sample(double percent, Optional<String> path) {
    this.percent = percent;
    this.path = path;
    this.decidedBy = FieldPath.ofDots(path.orElse("messageId"));
  }

  @Override
  public Optional<JsonNode> apply(JsonNode event) {
    if (percent >= 1) {
      return Optional.of(event);
    }
    return percent > 0 && ratio(value(event)) < percent ? Optional.of(event) : Optional.empty();
  }

  private JsonNode value(JsonNode event) {
    JsonNode value = decidedBy.in(event);
    if (!value.isMissingNode()) {
      return value;
    }
    if (path.isPresent()) {
      throw new EvaluationFailure(
          "The event has no %s, which decides about the sample.".formatted(path.get()));
    }
    return event;
  }

  /// Uniform over values: 64 significant bits, however many zeros lead.
  static double ratio(JsonNode value) {
    byte[] digest = md5(EcmaJson.print(value).getBytes(StandardCharsets.UTF_8));
    long bits = bytes(digest, 0);
    int zeros = Long.numberOfLeadingZeros(bits);
    long rest = bytes(digest, Long.BYTES);
    if (zeros > 0) {
      bits = (zeros == Long.SIZE ? 0 : bits << zeros) | (rest >>> (Long.SIZE - zeros));
    }
    return Math.scalb(unsigned(bits | 1), -(Long.SIZE + zeros));
  }

  private static double unsigned(long bits) {
    return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
  }

  private static long bytes(byte[] digest, int from) {
    long bits = 0;
    for (int i = from; i < from + Long.BYTES; i++) {
      bits = (bits << Byte.SIZE) | (digest[i] & 0xff);
    }
    return bits;
  }

  private static byte[] md5(byte[] text) {
    try {
      return MessageDigest.getInstance("MD5").digest(text);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has MD5", missing);
    }
  }
}
