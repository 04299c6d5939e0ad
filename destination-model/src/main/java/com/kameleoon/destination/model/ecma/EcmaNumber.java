package com.kameleoon.destination.model.ecma;

import java.math.BigDecimal;

/// Numbers as JavaScript prints and reads them (ECMA-262, Number::toString and StringToNumber).
public final class EcmaNumber {
  private EcmaNumber() {}

  /// `0`, `-1.5`, `1e+21`, `1e-7`, `NaN`, `-Infinity`.
  public static String print(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return (value < 0 ? "-" : "") + printShortest(shortest(Math.abs(value)));
  }

  /// `Number(text)`: NaN where the text is not a number from end to end; an empty text is 0.
  public static double parse(String text) {
    String trimmed = EcmaText.trim(text);
    if (trimmed.isEmpty()) {
      return 0;
    }
    if (trimmed.length() > 2 && trimmed.charAt(0) == '0') {
      int radix = radix(trimmed.charAt(1));
      if (radix != 10) {
        return parseDigits(trimmed, radix);
      }
    }
    return parseDecimal(trimmed);
  }

  /// `parseInt(text, 10)`: the digits at the start, NaN where there are none.
  public static double parseWhole(String text) {
    String trimmed = EcmaText.trim(text);
    int sign = trimmed.startsWith("-") || trimmed.startsWith("+") ? 1 : 0;
    int end = skipDigits(trimmed, sign);
    if (end == sign) {
      return Double.NaN;
    }
    // Adding 0 turns -0 into 0, which compare alike in JavaScript.
    return Double.parseDouble(trimmed.substring(0, end)) + 0.0;
  }

  private static double parseDecimal(String text) {
    String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    if (unsigned.equals("Infinity")) {
      return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return isDecimal(unsigned) ? Double.parseDouble(text) : Double.NaN;
  }

  private static boolean isDecimal(String text) {
    int whole = skipDigits(text, 0);
    int at = whole;
    int fraction = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      at = skipDigits(text, whole + 1);
      fraction = at - whole - 1;
    }
    return whole + fraction > 0 && (at == text.length() || isExponent(text, at));
  }

  private static boolean isExponent(String text, int at) {
    if ((text.charAt(at) | 0x20) != 'e') {
      return false;
    }
    int digits = at + 1;
    if (digits < text.length() && (text.charAt(digits) == '+' || text.charAt(digits) == '-')) {
      digits++;
    }
    return digits < text.length() && skipDigits(text, digits) == text.length();
  }

  private static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private static int radix(char letter) {
    return switch (letter) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 10;
    };
  }

  private static double parseDigits(String text, int radix) {
    for (int i = 2; i < text.length(); i++) {
      if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), radix) < 0) {
        return Double.NaN;
      }
    }
    return new java.math.BigInteger(text.substring(2), radix).doubleValue();
  }

  /// Java keeps two digits where one would do (4.9E-324); JavaScript does not.
  private static BigDecimal shortest(double value) {
    BigDecimal java = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (java.precision() != 2) {
      return java;
    }
    BigDecimal one = java.round(new java.math.MathContext(1));
    return one.doubleValue() == value ? one.stripTrailingZeros() : java;
  }

  private static String printShortest(BigDecimal value) {
    String digits = value.unscaledValue().toString();
    int point = digits.length() - value.scale();
    if (point > 21 || point <= -6) {
      return exponential(digits, point - 1);
    }
    if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    if (point >= digits.length()) {
      return digits + "0".repeat(point - digits.length());
    }
    return digits.substring(0, point) + "." + digits.substring(point);
  }

  private static String exponential(String digits, int exponent) {
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
  }
}
