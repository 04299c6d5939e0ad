package com.kameleoon.destination.model.ecma;

import java.util.Locale;
import java.util.Set;

/// The numbers, words and signs of a text that may be a date, one after the other.
final class DateWords {
  private static final int SIGNIFICANT = 9;
  private static final int LETTERS = 3;
  private static final Set<String> MONTHS =
      Set.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private final String text;
  private int begin;
  private int end;

  DateWords(String text) {
    this.text = text;
    scan();
  }

  boolean atEnd() {
    return begin >= text.length();
  }

  void next() {
    begin = end;
    scan();
  }

  /// To the single character before this.
  void back() {
    end = begin;
    begin--;
  }

  private void scan() {
    end = begin;
    if (atEnd()) {
      return;
    }
    if (isDigit(text.charAt(begin))) {
      skipDigits();
    } else if (isLetter(text.charAt(begin))) {
      skipLetters();
    } else if (EcmaText.isSpace(text.charAt(begin))) {
      skipSpaces();
    } else {
      end = begin + 1;
    }
  }

  private void skipDigits() {
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
  }

  private void skipLetters() {
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
  }

  private void skipSpaces() {
    while (end < text.length() && EcmaText.isSpace(text.charAt(end))) {
      end++;
    }
  }

  boolean isNumber() {
    return !atEnd() && isDigit(text.charAt(begin));
  }

  boolean isFixed(int digits) {
    return isNumber() && end - begin == digits;
  }

  boolean isFixed(int digits, int least, int most) {
    return isFixed(digits) && peekNumber() >= least && peekNumber() <= most;
  }

  /// How many digits the number has.
  int length() {
    return end - begin;
  }

  /// The first nine digits behind leading zeros.
  int peekNumber() {
    int from = begin;
    while (from < end && text.charAt(from) == '0') {
      from++;
    }
    int to = Math.min(end, from + SIGNIFICANT);
    return from == to ? 0 : Integer.parseInt(text, from, to, 10);
  }

  int number() {
    int number = peekNumber();
    next();
    return number;
  }

  /// The number as digits behind a decimal point.
  int millis() {
    int length = Math.min(length(), SIGNIFICANT);
    double number = number();
    return (int) (number * Math.pow(10, LETTERS) / Math.pow(10, length));
  }

  boolean isSpace() {
    return !atEnd() && EcmaText.isSpace(text.charAt(begin));
  }

  boolean isWord() {
    return !atEnd() && isLetter(text.charAt(begin));
  }

  /// The first three letters in lower case; longer words count where they begin like a month.
  String word() {
    String word = text.substring(begin, end).toLowerCase(Locale.ROOT);
    String start = word.substring(0, Math.min(LETTERS, word.length()));
    return word.length() <= LETTERS || MONTHS.contains(start) ? start : "";
  }

  boolean isWord(String wanted) {
    return isWord() && word().equals(wanted);
  }

  boolean is(char symbol) {
    return !atEnd() && text.charAt(begin) == symbol;
  }

  boolean isSign() {
    return is('+') || is('-');
  }

  int sign() {
    return is('-') ? -1 : 1;
  }

  boolean skip(char symbol) {
    if (!is(symbol)) {
      return false;
    }
    next();
    return true;
  }

  /// To behind the parenthesis that closes the one at hand.
  void skipParentheses() {
    int depth = 0;
    int at = begin;
    do {
      depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
      at++;
    } while (depth > 0 && at < text.length());
    end = at;
    next();
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  /// Everything from `A` on that is no space.
  private static boolean isLetter(char letter) {
    return letter >= 'A' && !EcmaText.isSpace(letter);
  }
}
