package com.kameleoon.destination.model.schema;

import com.kameleoon.destination.model.event.Timestamps;
import com.kameleoon.destination.model.fql.EcmaNumber;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The formats of date fields, as the reference's validator has them.
final class DateFormats {
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)[Tt\\s\\u00a0\\ufeff\\u2028\\u2029\\u1680\\u2000-\\u200a"
              + "\\u202f\\u205f\\u3000](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.\\d+)?"
              + "(?:[zZ]|[+-]\\d\\d(?::?\\d\\d)?)?");
  private static final Pattern LOCAL =
      Pattern.compile(
          "\\d{4}[-/]?(?:\\d{1,2})?[-/]?\\d{0,2}[Tt\\s]*(?:\\d{1,2})?:?(?:\\d{1,2})?:?"
              + "(?:\\d{1,2})?[.:]?\\d*");
  private static final Pattern ZULU =
      Pattern.compile(
          "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?[Tt ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.\\d+)?)?"
              + "(?:[zZ]|[+-]\\d\\d:?\\d\\d)");
  private static final Pattern NUMBER_ONLY = Pattern.compile("\\s*-?(\\d{1,6})\\s*");
  private static final Pattern IN_WORDS =
      Pattern.compile(
          "(?i)\\s*(?:[a-z]+,?\\s+)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s+"
              + "\\d{1,2}(?:,\\s*|\\s+)\\d{4}|\\d{1,2}\\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
              + "[a-z]*\\.?,?\\s+\\d{4})(?:\\s+\\d{1,2}:\\d\\d(?::\\d\\d)?)?"
              + "(?:\\s*(?:gmt|utc|z))?(?:[+-]\\d{4})?\\s*");
  private static final double LAST_SECOND = 8.64e12;

  private DateFormats() {}

  /// `date-time`: the offset may be absent, and the 60th second exists only at 23:59.
  static boolean isDateTime(String text) {
    if (Timestamps.isUsual(text)) {
      return true;
    }
    Matcher parts = DATE_TIME.matcher(text);
    return parts.matches() && isDate(parts) && isTime(parts);
  }

  private static boolean isDate(Matcher parts) {
    int month = Integer.parseInt(parts.group(2));
    int day = Integer.parseInt(parts.group(3));
    int year = Integer.parseInt(parts.group(1));
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private static boolean isTime(Matcher parts) {
    int hour = Integer.parseInt(parts.group(4));
    int minute = Integer.parseInt(parts.group(5));
    int second = Integer.parseInt(parts.group(6));
    return (hour <= 23 && minute <= 59 && second <= 59)
        || (hour == 23 && minute == 59 && second == 60);
  }

  /// `date-like`: seconds since 1970, or what JavaScript reads as a date. Of JavaScript's free form
  /// only what people write is known here: ISO 8601, and dates with the month in words.
  static boolean isDateLike(String text) {
    double number = EcmaNumber.parse(text);
    if (EcmaNumber.print(number).equals(text)) {
      return Math.abs(number) <= LAST_SECOND;
    }
    boolean zulu = text.endsWith("Z") || text.endsWith("z");
    return (!zulu && LOCAL.matcher(text).matches())
        || isZulu(text)
        || isYearOrMonth(text)
        || IN_WORDS.matcher(text).matches();
  }

  private static boolean isZulu(String text) {
    Matcher parts = ZULU.matcher(text);
    return parts.matches()
        && Integer.parseInt(parts.group(4)) <= 24
        && Integer.parseInt(parts.group(5)) <= 59
        && isAtMost(parts.group(2), 12)
        && isAtMost(parts.group(3), 31)
        && isAtMost(parts.group(6), 59);
  }

  private static boolean isAtMost(String number, int most) {
    return number == null || Integer.parseInt(number) <= most;
  }

  private static boolean isYearOrMonth(String text) {
    Matcher number = NUMBER_ONLY.matcher(text);
    if (!number.matches()) {
      return false;
    }
    int value = Integer.parseInt(number.group(1));
    return value <= 12 || value >= 32;
  }
}
