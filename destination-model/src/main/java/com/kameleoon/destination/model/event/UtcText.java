package com.kameleoon.destination.model.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The one spelling that nearly all events use, `2026-01-02T03:04:05.678Z`, read without a pattern:
/// every event has several of them.
final class UtcText {
  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
  private static final int LONGEST_FRACTION = 9;

  private UtcText() {}

  /// Empty where it is spelled otherwise, or names no moment; [Timestamps] then looks closer.
  static Optional<Instant> read(String text) {
    int end = text.length() - 1;
    if (end < SHAPE.length() || text.charAt(end) != 'Z' || !hasShape(text)) {
      return Optional.empty();
    }
    int nanos = end == SHAPE.length() ? 0 : nanos(text, end);
    return nanos < 0 ? Optional.empty() : moment(text, nanos);
  }

  private static Optional<Instant> moment(String text, int nanos) {
    try {
      return Optional.of(
          LocalDateTime.of(
                  number(text, 0, 4),
                  number(text, 5, 7),
                  number(text, 8, 10),
                  number(text, 11, 13),
                  number(text, 14, 16),
                  number(text, 17, 19),
                  nanos)
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notAMoment) {
      return Optional.empty();
    }
  }

  private static boolean hasShape(String text) {
    for (int i = 0; i < SHAPE.length(); i++) {
      char wanted = SHAPE.charAt(i);
      char found = text.charAt(i);
      if (wanted == 'd' ? !isDigit(found) : wanted != found) {
        return false;
      }
    }
    return true;
  }

  /// The fraction between the seconds and `end`; negative where there is none that is whole.
  private static int nanos(String text, int end) {
    int digits = end - SHAPE.length() - 1;
    if (text.charAt(SHAPE.length()) != '.' || digits < 1 || digits > LONGEST_FRACTION) {
      return -1;
    }
    int nanos = 0;
    for (int i = SHAPE.length() + 1; i <= SHAPE.length() + LONGEST_FRACTION; i++) {
      char digit = i < end ? text.charAt(i) : '0';
      if (!isDigit(digit)) {
        return -1;
      }
      nanos = nanos * 10 + (digit - '0');
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }
}
