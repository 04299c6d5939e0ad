package com.kameleoon.destination.model.schema;

import com.kameleoon.destination.model.ecma.EcmaDate;
import com.kameleoon.destination.model.ecma.EcmaNumber;
import com.kameleoon.destination.model.event.Timestamps;
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

  /// `date-like`: seconds since 1970, or what JavaScript reads as a date.
  static boolean isDateLike(String text) {
    double number = EcmaNumber.parse(text);
    if (EcmaNumber.print(number).equals(text)) {
      return Math.abs(number) <= LAST_SECOND;
    }
    boolean zulu = text.endsWith("Z") || text.endsWith("z");
    return (!zulu && LOCAL.matcher(text).matches()) || EcmaDate.parse(text).isPresent();
  }
}
