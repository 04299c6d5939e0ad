package com.kameleoon.destination.ingest.console;

import com.kameleoon.destination.ingest.explain.StepVerdict;
import com.kameleoon.destination.ingest.query.EventStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Figures, times and words as the pages show them.
public final class Format {
  private Format() {}

  /// `12,345`
  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `1 event`, `2 events`
  public static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /// `1,234.50`, as exact as it is; whole without a fraction.
  public static String money(String decimal) {
    if (!decimal.matches("-?\\d{1,18}(\\.\\d+)?")) {
      return decimal;
    }
    int begin = decimal.startsWith("-") ? 1 : 0;
    int point = decimal.indexOf('.') < 0 ? decimal.length() : decimal.indexOf('.');
    return decimal.substring(0, begin)
        + number(Long.parseLong(decimal.substring(begin, point)))
        + cents(decimal.substring(point));
  }

  private static String cents(String fraction) {
    String exact = fraction.replaceAll("\\.?0+$", "");
    return exact.length() == 2 ? exact + "0" : exact;
  }

  /// `99.95 %`; never rounds up to 100.
  public static String percent(double part) {
    double percent = Math.floor(part * 10_000) / 100;
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f %%", percent)
        : String.format(Locale.ROOT, "%.2f %%", percent);
  }

  public static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /// A width that a drawing takes.
  public static String width(long part, long whole) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * share(part, whole));
  }

  /// Where something of that width begins.
  public static String width(double share) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * Math.clamp(share, 0, 1));
  }

  /// `85 ms`, `1.2 s`, `3 min`
  public static String milliseconds(long milliseconds) {
    if (milliseconds < 1000) {
      return milliseconds + " ms";
    }
    return milliseconds < 120_000
        ? String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0)
        : duration(Duration.ofMillis(milliseconds));
  }

  /// `45 s`, `12 min`, `3 h`, `2 d`
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7200) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }

  /// RFC 3339 with milliseconds; the page's script shows it in the reader's zone.
  public static String time(@Nullable Instant time) {
    return time == null ? "" : time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /// A part of an address.
  public static String url(@Nullable String text) {
    return text == null ? "" : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// `NO_VISITOR_CODE` as `no visitor code`
  public static String words(@Nullable String constant) {
    return constant == null ? "" : constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  public static String orDash(@Nullable String text) {
    return text == null || text.isEmpty() ? "–" : text;
  }

  /// The colour of a status.
  public static String tone(EventStatus status) {
    return switch (status) {
      case DELIVERED -> "good";
      case PENDING -> "warn";
      case FILTERED -> "info";
      case DISCARDED -> "bad";
    };
  }

  public static String tone(StepVerdict verdict) {
    return switch (verdict) {
      case PASSED, DELIVERED -> "good";
      case CHANGED, FILTERED -> "info";
      case SKIPPED -> "";
      case PENDING -> "warn";
      case DISCARDED, FAILED -> "bad";
    };
  }

  /// One letter that stands for a verdict.
  public static String mark(StepVerdict verdict) {
    return switch (verdict) {
      case PASSED, DELIVERED -> "✓";
      case CHANGED -> "✎";
      case SKIPPED -> "–";
      case FILTERED -> "⊘";
      case PENDING -> "…";
      case DISCARDED, FAILED -> "✕";
    };
  }
}
