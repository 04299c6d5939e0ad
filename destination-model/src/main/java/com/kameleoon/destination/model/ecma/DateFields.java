package com.kameleoon.destination.model.ecma;

import java.time.Instant;
import java.util.Optional;

/// What was read of a date so far.
final class DateFields {
  private static final int NONE = Integer.MAX_VALUE;

  final Day day = new Day();
  final Time time = new Time();
  final Zone zone = new Zone();

  Optional<Instant> instant() {
    return day.isWhole() && time.isWhole()
        ? EcmaDate.moment(
            day.year(), day.month(), day.day(), time.millis() - 1000L * zone.seconds())
        : Optional.empty();
  }

  private static boolean isIn(int number, int least, int most) {
    return number >= least && number <= most;
  }

  /// Up to three numbers, and perhaps the name of a month.
  static final class Day {
    private final int[] numbers = {1, 1, 1};
    private int count;
    private int named = NONE;
    private boolean iso;

    boolean isEmpty() {
      return count == 0;
    }

    boolean add(int number) {
      if (count == numbers.length) {
        return false;
      }
      numbers[count++] = number;
      return true;
    }

    void setMonth(int month) {
      named = month;
    }

    void isIso() {
      iso = true;
    }

    private boolean yearFirst() {
      return named == NONE ? iso || !isIn(numbers[0], 1, 31) : !isIn(numbers[0], 1, 31);
    }

    int month() {
      return named != NONE ? named : numbers[yearFirst() ? 1 : 0];
    }

    int day() {
      if (named != NONE) {
        return numbers[yearFirst() ? 1 : 0];
      }
      return numbers[yearFirst() ? 2 : 1];
    }

    /// Two digits mean a year from 1950 to 2049, unless the date is ISO 8601.
    int year() {
      int year = yearFirst() ? numbers[0] : numbers[named == NONE ? 2 : 1];
      if (iso || !isIn(year, 0, 99)) {
        return year;
      }
      return year < 50 ? year + 2000 : year + 1900;
    }

    boolean isWhole() {
      return count > 0 && isIn(month(), 1, 12) && isIn(day(), 1, 31);
    }
  }

  /// Up to four numbers, and perhaps am or pm.
  static final class Time {
    private final int[] numbers = new int[4];
    private int count;
    private int offset = NONE;

    boolean isEmpty() {
      return count == 0;
    }

    /// Whether the number can be the next one of a time that has begun.
    boolean expects(int number) {
      return (count == 1 && isIn(number, 0, 59))
          || (count == 2 && isIn(number, 0, 59))
          || (count == 3 && isIn(number, 0, 999));
    }

    boolean add(int number) {
      if (count == numbers.length) {
        return false;
      }
      numbers[count++] = number;
      return true;
    }

    void addLast(int number) {
      add(number);
      count = numbers.length;
    }

    void setHalf(int hours) {
      offset = hours;
    }

    boolean isWhole() {
      boolean half = offset == NONE || isIn(numbers[0], 0, 12);
      boolean midnight = hour() == 24 && numbers[1] + numbers[2] + numbers[3] == 0;
      boolean usual =
          isIn(hour(), 0, 23)
              && isIn(numbers[1], 0, 59)
              && isIn(numbers[2], 0, 59)
              && isIn(numbers[3], 0, 999);
      return half && (usual || midnight);
    }

    private int hour() {
      return offset == NONE ? numbers[0] : numbers[0] % 12 + offset;
    }

    long millis() {
      return ((hour() * 60L + numbers[1]) * 60 + numbers[2]) * 1000 + numbers[3];
    }
  }

  /// An offset from UTC; none means that of the process, UTC.
  static final class Zone {
    private int sign = NONE;
    private int hour = NONE;
    private int minute = NONE;

    void set(int hours) {
      sign = hours < 0 ? -1 : 1;
      hour = Math.abs(hours);
      minute = 0;
    }

    void setSign(int newSign) {
      sign = newSign;
    }

    void setHour(int hours) {
      hour = hours;
    }

    void setMinute(int minutes) {
      minute = minutes;
    }

    void forgetMinute() {
      minute = NONE;
    }

    boolean isUtc() {
      return hour == 0 && minute == 0;
    }

    boolean expects(int number) {
      return hour != NONE && minute == NONE && isIn(number, 0, 59);
    }

    long seconds() {
      long hours = hour == NONE ? 0 : hour;
      long minutes = minute == NONE ? 0 : minute;
      return sign == NONE ? 0 : sign * (hours * 3600 + minutes * 60);
    }
  }
}
