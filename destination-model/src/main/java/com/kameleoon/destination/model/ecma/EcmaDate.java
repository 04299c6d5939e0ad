package com.kameleoon.destination.model.ecma;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// `new Date(text)` of Segment's JavaScript engine in a process whose clock shows UTC: ISO 8601 as
/// the standard has it, and what V8 guesses of everything else.
///
/// A text is read as ISO 8601 as far as it goes; the rest is guessed, with what was read so far,
/// unless it goes wrong behind the `T`.
public final class EcmaDate {
  private final DateWords words;
  private final DateFields fields = new DateFields();
  private boolean inTime;

  private EcmaDate(String text) {
    this.words = new DateWords(text);
  }

  /// Empty where JavaScript says `Invalid Date`.
  public static Optional<Instant> parse(String text) {
    EcmaDate date = new EcmaDate(text);
    boolean read = date.readIso() || (!date.inTime && date.readLoosely());
    return read ? date.fields.instant() : Optional.empty();
  }

  /// The moment of a day that may be none of its month: February 30th is March 2nd.
  static Optional<Instant> moment(long year, int month, int day, long millis) {
    try {
      LocalDate first = LocalDate.of((int) year, month, 1);
      long days = first.toEpochDay() + day - 1;
      Instant moment = Instant.ofEpochMilli(days * 86_400_000 + millis);
      boolean clipped = Math.abs(moment.toEpochMilli()) > 8_640_000_000_000_000L;
      return clipped ? Optional.empty() : Optional.of(moment);
    } catch (DateTimeException | ArithmeticException beyond) {
      return Optional.empty();
    }
  }

  /// Whether the whole text was ISO 8601.
  private boolean readIso() {
    if (!readYear() || !readMonth() || !readTime() || !words.atEnd()) {
      return false;
    }
    if (fields.time.isEmpty()) {
      fields.zone.set(ZoneOffset.UTC.getTotalSeconds());
    }
    fields.day.isIso();
    return true;
  }

  private boolean readLoosely() {
    return new LooseDate(words, fields).readRest(!fields.day.isEmpty());
  }

  private boolean readYear() {
    if (words.isFixed(4)) {
      return fields.day.add(words.number());
    }
    if (!words.isSign()) {
      return false;
    }
    int sign = words.sign();
    words.next();
    if (!words.isFixed(6)) {
      words.back();
      return false;
    }
    if (sign < 0 && words.peekNumber() == 0) {
      words.next();
      return false;
    }
    return fields.day.add(sign * words.number());
  }

  private boolean readMonth() {
    if (!words.skip('-')) {
      return true;
    }
    if (!words.isFixed(2, 1, 12)) {
      return false;
    }
    fields.day.add(words.number());
    return !words.skip('-') || (words.isFixed(2, 1, 31) && fields.day.add(words.number()));
  }

  private boolean readTime() {
    if (!words.isWord("t")) {
      return true;
    }
    words.next();
    inTime = true;
    if (!words.isFixed(2, 0, 24)) {
      return false;
    }
    int hour = words.number();
    int most = hour == 24 ? 0 : 59;
    fields.time.add(hour);
    if (!words.skip(':') || !words.isFixed(2, 0, most)) {
      return false;
    }
    fields.time.add(words.number());
    return readSeconds(most) && readZone();
  }

  private boolean readSeconds(int most) {
    if (!words.skip(':')) {
      return true;
    }
    if (!words.isFixed(2, 0, most)) {
      return false;
    }
    fields.time.add(words.number());
    if (!words.skip('.')) {
      return true;
    }
    if (!words.isNumber() || (most == 0 && words.peekNumber() > 0)) {
      return false;
    }
    fields.time.add(words.millis());
    return true;
  }

  private boolean readZone() {
    if (words.isWord("z")) {
      words.next();
      fields.zone.set(0);
      return true;
    }
    if (!words.isSign()) {
      return true;
    }
    fields.zone.setSign(words.sign());
    words.next();
    if (words.isFixed(4)) {
      int both = words.number();
      fields.zone.setHour(both / 100);
      fields.zone.setMinute(both % 100);
      return both / 100 <= 23 && both % 100 <= 59;
    }
    if (!words.isFixed(2, 0, 23)) {
      return false;
    }
    fields.zone.setHour(words.number());
    if (!words.skip(':') || !words.isFixed(2, 0, 59)) {
      return false;
    }
    fields.zone.setMinute(words.number());
    return true;
  }
}
