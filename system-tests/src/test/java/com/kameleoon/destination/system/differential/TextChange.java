package com.kameleoon.destination.system.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Changes a text a little: a word of it becomes another, goes, is written twice, or is spoilt.
///
/// @param others words that may come in
record TextChange(Draw draw, List<String> others) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);
  private static final String[] ODD = {
    "\\", "\"", "'", "\t", "\r", "\n", " ", "  ", ".", "..", "[", "]", "(", ")", "!", "=", "!=",
    ">=", "*", "?", "{", "}", "{{", "}}", "{%", "%}", "|", ":", ",", "$", "$.", "-", "+", "0", "1",
    "-0", "1e3", "é", "🎉", "\ud83d", "\u0000", "\u00a0", "null", "true", "and", "or", "not", "AND"
  };

  /// With the words of all these texts as what may come in.
  static TextChange among(Draw draw, Stream<String> texts) {
    return new TextChange(draw, texts.flatMap(text -> words(text).stream()).distinct().toList());
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(found -> found.group()).toList();
  }

  String changed(String text) {
    List<String> words = new ArrayList<>(words(text));
    for (int i = 1 + draw.below(3); i > 0; i--) {
      once(words);
    }
    return String.join("", words);
  }

  private void once(List<String> words) {
    if (words.isEmpty()) {
      words.add(other());
      return;
    }
    int at = draw.below(words.size());
    switch (draw.below(6)) {
      case 0 -> words.remove(at);
      case 1 -> words.add(at, words.get(at));
      case 2 -> words.add(at, other());
      case 3 -> words.add(words.remove(at));
      default -> words.set(at, other());
    }
  }

  private String other() {
    return others.isEmpty() || draw.oneIn(4) ? draw.of(ODD) : others.get(draw.below(others.size()));
  }
}
