package com.kameleoon.destination.goal.conversion;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an amount of money, or says why it is none; never guesses.
///
/// Texts may have a currency sign and groups of three digits where the decimal mark is beyond
/// doubt: `12.50`, `$1,234.50`, `1.234,50 €`, `1 234,50`. `1,234` alone is 1234 here and 1.234
/// there, and so is no number.
sealed interface Amount {
  /// At most 12 digits before and 6 after the point; may be negative.
  record Read(BigDecimal value) implements Amount {}

  /// Not usable.
  record Refused(RevenueIssue issue) implements Amount {}

  int DIGITS = 12;
  int SCALE = 6;
  int LONGEST_TEXT = 40;
  String SPACE = "[ \u00a0\u202f\u2009]";
  String SIGNS = "[$\u20ac\u00a3\u00a5]";
  Pattern PLAIN = Pattern.compile("\\d+(?:\\.\\d+)?|\\.\\d+");
  Pattern DECIMAL_COMMA = Pattern.compile("(\\d+),(\\d{1,2})");
  Pattern GROUPED_BY_COMMA =
      Pattern.compile("(\\d{1,3}(?:,\\d{3})+\\.\\d+|\\d{1,3}(?:,\\d{3}){2,})");
  Pattern GROUPED_BY_POINT =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{3})+),(\\d{1,2})|\\d{1,3}(?:\\.\\d{3}){2,}");
  Pattern GROUPED_BY_SPACE = Pattern.compile("\\d{1,3}(?:" + SPACE + "\\d{3})+(?:[.,]\\d{1,2})?");
  Pattern SIGNED =
      Pattern.compile(
          "(-?)" + SIGNS + "?" + SPACE + "?(-?)([\\d].*?|\\.\\d+)" + SPACE + "?" + SIGNS + "?");

  /// The amount that a JSON value stands for.
  static Amount of(JsonNode node) {
    if (node.isNumber()) {
      return ofNumber(node);
    }
    return node.isTextual() ? ofText(node.textValue().strip()) : notANumber();
  }

  private static Amount ofNumber(JsonNode node) {
    boolean finite = Double.isFinite(node.doubleValue()) || node.isBigDecimal();
    return finite ? bounded(node.decimalValue()) : new Refused(RevenueIssue.OUT_OF_RANGE);
  }

  private static Amount ofText(String text) {
    Matcher signed = SIGNED.matcher(text);
    if (text.length() > LONGEST_TEXT || !signed.matches()) {
      return notANumber();
    }
    boolean negative = !signed.group(1).isEmpty() || !signed.group(2).isEmpty();
    boolean twice = !signed.group(1).isEmpty() && !signed.group(2).isEmpty();
    String plain = plain(signed.group(3));
    return plain.isEmpty() || twice
        ? notANumber()
        : bounded(new BigDecimal(negative ? "-" + plain : plain));
  }

  /// The digits with a decimal point; empty where the text is not clearly a number.
  private static String plain(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    if (DECIMAL_COMMA.matcher(text).matches()) {
      return text.replace(',', '.');
    }
    if (GROUPED_BY_COMMA.matcher(text).matches()) {
      return text.replace(",", "");
    }
    if (GROUPED_BY_POINT.matcher(text).matches()) {
      return text.replace(".", "").replace(',', '.');
    }
    return GROUPED_BY_SPACE.matcher(text).matches()
        ? text.replaceAll(SPACE, "").replace(',', '.')
        : "";
  }

  /// Looks at the exponent first: rounding 1e999999999 would cost minutes.
  private static Amount bounded(BigDecimal value) {
    long magnitude = (long) value.precision() - value.scale();
    if (value.signum() == 0 || magnitude < -SCALE) {
      return new Read(BigDecimal.ZERO);
    }
    return magnitude > DIGITS
        ? new Refused(RevenueIssue.OUT_OF_RANGE)
        : new Read(plain(value.setScale(SCALE, RoundingMode.HALF_UP).stripTrailingZeros()));
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private static Amount notANumber() {
    return new Refused(RevenueIssue.NOT_A_NUMBER);
  }
}
