package com.kameleoon.destination.model.liquid;

import com.kameleoon.destination.model.ecma.Budget;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Prints dates by `%` codes, as LiquidJS does in an English locale.
final class Strftime {
  private static final Pattern CODE = Pattern.compile("%([-_0^#:]+)?(\\d{1,6})?([EO])?(.)");
  private static final String PADDED_WITH_SPACE = "aAbBceklpP";

  private Strftime() {}

  static String print(DisplayedDate date, String format, Budget budget) {
    StringBuilder out = new StringBuilder();
    Matcher code = CODE.matcher(format);
    int at = 0;
    while (code.find()) {
      out.append(format, at, code.start()).append(code(date, code, budget));
      at = code.end();
    }
    return out.append(format, at, format.length()).toString();
  }

  private static String code(DisplayedDate date, Matcher code, Budget budget) {
    char conversion = code.group(4).charAt(0);
    String flags = code.group(1) == null ? "" : code.group(1);
    int width = code.group(2) == null ? 0 : Integer.parseInt(code.group(2));
    budget.take(width);
    String value = value(date, conversion, flags, width);
    if (value.isEmpty() && !isKnown(conversion)) {
      return code.group();
    }
    if (flags.indexOf('^') >= 0) {
      value = value.toUpperCase(Locale.ROOT);
    } else if (flags.indexOf('#') >= 0) {
      boolean hasLower = value.chars().anyMatch(letter -> letter >= 'a' && letter <= 'z');
      value = hasLower ? value.toUpperCase(Locale.ROOT) : value.toLowerCase(Locale.ROOT);
    }
    int wanted = flags.indexOf('-') >= 0 ? 0 : width > 0 ? width : usualWidth(conversion);
    return padding(conversion, flags).repeat(Math.max(0, wanted - value.length())) + value;
  }

  private static boolean isKnown(char conversion) {
    return "aAbBcCdeHIjklLmMNpPqsSuUwWxXyYzZtn%h".indexOf(conversion) >= 0;
  }

  private static String padding(char conversion, String flags) {
    if (flags.indexOf('_') >= 0) {
      return " ";
    }
    boolean space = PADDED_WITH_SPACE.indexOf(conversion) >= 0 && flags.indexOf('0') < 0;
    return space ? " " : "0";
  }

  private static int usualWidth(char conversion) {
    return switch (conversion) {
      case 'd', 'e', 'H', 'I', 'k', 'l', 'm', 'M', 'S', 'U', 'W' -> 2;
      case 'j', 'L' -> 3;
      default -> 0;
    };
  }

  private static String value(DisplayedDate date, char conversion, String flags, int width) {
    LocalDateTime time = date.time();
    return switch (conversion) {
      case 'a', 'A', 'b', 'B', 'h', 'c', 'x', 'X' -> inWords(time, conversion);
      case 'C' -> Integer.toString(time.getYear()).substring(0, 2);
      case 'd', 'e' -> Integer.toString(time.getDayOfMonth());
      case 'H', 'k' -> Integer.toString(time.getHour());
      case 'I', 'l' -> Integer.toString(time.getHour() % 12 == 0 ? 12 : time.getHour() % 12);
      case 'j' -> Integer.toString(time.getDayOfYear());
      case 'L' -> Integer.toString(milliseconds(time));
      case 'm' -> Integer.toString(time.getMonthValue());
      case 'M' -> Integer.toString(time.getMinute());
      case 'N' -> fraction(time, width == 0 ? 9 : width);
      case 'p' -> time.getHour() < 12 ? "AM" : "PM";
      case 'P' -> time.getHour() < 12 ? "am" : "pm";
      case 'q' -> ordinal(time.getDayOfMonth());
      case 's' -> Long.toString(Math.round(time.toInstant(ZoneOffset.UTC).toEpochMilli() / 1000.0));
      case 'S' -> Integer.toString(time.getSecond());
      case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
      case 'U' -> week(time, DayOfWeek.SUNDAY.getValue() % 7);
      case 'w' -> Integer.toString(time.getDayOfWeek().getValue() % 7);
      case 'W' -> week(time, DayOfWeek.MONDAY.getValue());
      case 'y' -> "%02d".formatted(time.getYear() % 100);
      case 'Y' -> Integer.toString(time.getYear());
      case 'z' -> offset(date, flags);
      case 'Z' -> date.zone().isEmpty() ? offset(date, flags) : date.zone();
      case 't' -> "\t";
      case 'n' -> "\n";
      case '%' -> "%";
      default -> "";
    };
  }

  private static String inWords(LocalDateTime time, char conversion) {
    String pattern =
        switch (conversion) {
          case 'a' -> "EEE";
          case 'A' -> "EEEE";
          case 'B' -> "MMMM";
          case 'c' -> "M/d/uuuu, h:mm:ss a";
          case 'x' -> "M/d/uuuu";
          case 'X' -> "h:mm:ss a";
          default -> "MMM";
        };
    return DateTimeFormatter.ofPattern(pattern, Locale.US).format(time);
  }

  private static int milliseconds(LocalDateTime time) {
    return time.getNano() / 1_000_000;
  }

  private static String fraction(LocalDateTime time, int width) {
    String digits = "%03d".formatted(milliseconds(time));
    return digits.substring(0, Math.min(3, width)) + "0".repeat(Math.max(0, width - 3));
  }

  private static String ordinal(int day) {
    boolean teen = day >= 11 && day <= 13;
    return switch (teen ? 0 : day % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }

  private static String week(LocalDateTime time, int firstDay) {
    int now = time.getDayOfYear() + firstDay - time.getDayOfWeek().getValue() % 7;
    int newYear = time.withDayOfYear(1).getDayOfWeek().getValue() % 7;
    return Integer.toString(Math.floorDiv(now - (7 - newYear + firstDay), 7) + 1);
  }

  private static String offset(DisplayedDate date, String flags) {
    int minutes = (int) Math.abs(date.offsetMinutes());
    String colon = flags.indexOf(':') >= 0 ? ":" : "";
    return (date.offsetMinutes() > 0 ? "-" : "+")
        + "%02d%s%02d".formatted(minutes / 60, colon, minutes % 60);
  }
}
