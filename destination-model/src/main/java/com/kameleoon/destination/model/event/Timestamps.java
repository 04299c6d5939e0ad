package com.kameleoon.destination.model.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.regex.Pattern;

/// The date-time texts that Segment accepts: `T`, `t` or a space between date and time; the offset
/// may be absent and then means UTC; a leap second counts as the second before it.
public final class Timestamps {
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:[Zz]|[+-]\\d\\d(?::?\\d\\d)?)?");
  private static final int SECONDS_AT = 17;
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalStart()
          .appendOffset("+HH:mm", "Z")
          .optionalEnd()
          .toFormatter(java.util.Locale.ROOT)
          .withResolverStyle(java.time.format.ResolverStyle.STRICT);

  private Timestamps() {}

  /// Whether it is a moment in the spelling that nearly all events use, such as
  /// `2026-01-02T03:04:05.678Z`; false says nothing yet.
  public static boolean isUsual(String text) {
    return UtcText.read(text).isPresent();
  }

  /// Empty where the text is no date-time.
  public static Optional<Instant> parse(String text) {
    Optional<Instant> usual = UtcText.read(text);
    return usual.isPresent() ? usual : parseAny(text);
  }

  private static Optional<Instant> parseAny(String text) {
    if (!SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(instant(normalised(text)));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private static Instant instant(String text) {
    return switch (FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
      case OffsetDateTime zoned -> zoned.toInstant();
      case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
      case Object other -> throw new DateTimeException("not a date-time: " + other);
    };
  }

  private static String normalised(String text) {
    StringBuilder normal = new StringBuilder(text);
    normal.setCharAt(10, 'T');
    if (normal.charAt(SECONDS_AT) == '6' && normal.charAt(SECONDS_AT + 1) == '0') {
      normal.replace(SECONDS_AT, SECONDS_AT + 2, "59");
    }
    return withPlainOffset(withAtMostNineDigits(normal)).toString();
  }

  private static StringBuilder withAtMostNineDigits(StringBuilder text) {
    int dot = 19;
    if (text.length() <= dot || text.charAt(dot) != '.') {
      return text;
    }
    int end = dot + 1;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end - dot > 10 ? text.delete(dot + 10, end) : text;
  }

  private static StringBuilder withPlainOffset(StringBuilder text) {
    int sign = Math.max(text.indexOf("+", 19), text.indexOf("-", 19));
    if (sign < 0) {
      return text;
    }
    int digits = text.length() - sign;
    return switch (digits) {
      case 3 -> text.append(":00");
      case 5 -> text.insert(sign + 3, ':');
      default -> text;
    };
  }
}
