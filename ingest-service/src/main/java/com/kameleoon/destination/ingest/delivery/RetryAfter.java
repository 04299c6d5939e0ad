package com.kameleoon.destination.ingest.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The header `Retry-After` (RFC 9110, 10.2.3): seconds or a date.
final class RetryAfter {
  private static final int MAX_DIGITS = 9;

  private RetryAfter() {}

  /// Empty for zero, the past and garbage: our own backoff is better than any of them.
  static Optional<Duration> parse(String header, Instant now) {
    String text = header.strip();
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (digits) {
      String seconds = text.length() > MAX_DIGITS ? "9".repeat(MAX_DIGITS) : text;
      return positive(Duration.ofSeconds(Long.parseLong(seconds)));
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return positive(Duration.between(now, date));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> positive(Duration wait) {
    return wait.isPositive() ? Optional.of(wait) : Optional.empty();
  }
}
