package com.kameleoon.destination.model.ecma;

import java.util.List;
import java.util.Map;

/// What V8 makes of a date that is not ISO 8601: numbers and words in nearly any order.
final class LooseDate {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Map<String, Integer> HALVES = Map.of("am", 0, "pm", 12);
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("ut", 0),
          Map.entry("utc", 0),
          Map.entry("z", 0),
          Map.entry("gmt", 0),
          Map.entry("cdt", -5),
          Map.entry("cst", -6),
          Map.entry("edt", -4),
          Map.entry("est", -5),
          Map.entry("mdt", -6),
          Map.entry("mst", -7),
          Map.entry("pdt", -7),
          Map.entry("pst", -8));

  private final DateWords words;
  private final DateFields fields;
  private boolean numberRead;

  LooseDate(DateWords words, DateFields fields) {
    this.words = words;
    this.fields = fields;
  }

  boolean readRest(boolean begun) {
    numberRead = begun;
    while (!words.atEnd()) {
      if (!readOne()) {
        return false;
      }
    }
    return true;
  }

  private boolean readOne() {
    if (words.isNumber()) {
      numberRead = true;
      return readNumber();
    }
    if (words.isWord()) {
      return readWord();
    }
    if (words.isSign() && (fields.zone.isUtc() || !fields.time.isEmpty())) {
      return readOffset();
    }
    if ((words.isSign() || words.is(')')) && numberRead) {
      return false;
    }
    if (words.is('(')) {
      words.skipParentheses();
    } else {
      words.next();
    }
    return true;
  }

  private boolean readNumber() {
    int number = words.number();
    if (words.skip(':')) {
      return readHour(number);
    }
    if (words.skip('.') && fields.time.expects(number)) {
      return readMillis(number);
    }
    if (fields.zone.expects(number)) {
      fields.zone.setMinute(number);
      return true;
    }
    if (fields.time.expects(number)) {
      fields.time.addLast(number);
      return words.atEnd() || words.isSpace() || words.isWord("z") || words.isSign();
    }
    boolean added = fields.day.add(number);
    words.skip('-');
    return added;
  }

  private boolean readHour(int number) {
    if (words.skip(':')) {
      return fields.time.isEmpty() && fields.time.add(number) && fields.time.add(0);
    }
    boolean added = fields.time.add(number);
    words.skip('.');
    return added;
  }

  private boolean readMillis(int second) {
    fields.time.add(second);
    if (!words.isNumber()) {
      return false;
    }
    fields.time.addLast(words.millis());
    return true;
  }

  private boolean readWord() {
    String word = words.word();
    words.next();
    if (HALVES.containsKey(word) && !fields.time.isEmpty()) {
      fields.time.setHalf(HALVES.get(word));
    } else if (MONTHS.contains(word)) {
      fields.day.setMonth(MONTHS.indexOf(word) + 1);
      words.skip('-');
    } else if (ZONES.containsKey(word) && numberRead) {
      fields.zone.set(ZONES.get(word));
    } else {
      return !numberRead && !words.isNumber();
    }
    return true;
  }

  private boolean readOffset() {
    fields.zone.setSign(words.sign());
    words.next();
    int length = words.isNumber() ? words.length() : 0;
    int number = words.isNumber() ? words.number() : 0;
    numberRead = true;
    if (words.is(':')) {
      fields.zone.setHour(number);
      fields.zone.forgetMinute();
      return true;
    }
    boolean hours = length == 1 || length == 2;
    fields.zone.setHour(hours ? number : number / 100);
    fields.zone.setMinute(hours ? 0 : number % 100);
    return hours || length == 3 || length == 4;
  }
}
