package com.kameleoon.destination.model.liquid;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Texts that JavaScript's `Date` reads, as far as people write them; without a zone they are UTC.
final class DateText {
  private static final List<DateTimeFormatter> FORMATS =
      List.of(
          format("uuuu-MM-dd['T'][' ']HH:mm[:ss[.SSS][.SSSSSS][.SS][.S]][XXX][XX]"),
          format("uuuu-MM-dd"),
          format("uuuu-MM"),
          format("EEE, d MMM uuuu HH:mm[:ss] [zzz][XX]"),
          format("[EEEE, ][EEE, ][EEE ][MMMM][MMM] d[,] uuuu[ HH:mm[:ss]][ zzz][ XX]"),
          format("d [MMMM][MMM] uuuu[ HH:mm[:ss]][ zzz][ XX]"),
          format("uuuu/M/d[ HH:mm[:ss]]"),
          format("M/d/uuuu[ HH:mm[:ss]]"));

  private DateText() {}

  static Optional<Instant> parse(String text) {
    for (DateTimeFormatter format : FORMATS) {
      try {
        return Optional.of(instant(format.parse(text.strip())));
      } catch (DateTimeException another) {
        continue;
      }
    }
    return Optional.empty();
  }

  private static Instant instant(TemporalAccessor parsed) {
    List<Reading> readings =
        List.of(
            () -> ZonedDateTime.from(parsed).toInstant(),
            () -> OffsetDateTime.from(parsed).toInstant(),
            () -> LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC),
            () -> LocalDate.from(parsed).atStartOfDay().toInstant(ZoneOffset.UTC),
            () -> YearMonth.from(parsed).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    for (Reading reading : readings) {
      try {
        return reading.read();
      } catch (DateTimeException another) {
        continue;
      }
    }
    throw new DateTimeException("no date: " + parsed);
  }

  private static DateTimeFormatter format(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.US);
  }

  @FunctionalInterface
  private interface Reading {
    Instant read();
  }
}
