package com.kameleoon.destination.model.liquid;

/// A piece of a template.
sealed interface Token {
  int begin();

  int end();

  /// Text between the marks; the trims are letters that a `-` in a neighbour takes away.
  record Text(int begin, int end, int trimLeft, int trimRight) implements Token {}

  /// `{{ }}`; the content is what stands inside, without blanks.
  record Output(int begin, int end, Content content) implements Token {}

  /// `{% %}`, or a line of a liquid tag; the content begins after the name.
  record Tag(int begin, int end, String name, Content content) implements Token {}

  /// @param trimLeft whether a `-` takes the blanks before it away
  record Content(int begin, int end, boolean trimLeft, boolean trimRight) {
    /// Between two places, with the `-` and the blanks at both ends taken off.
    static Content of(String input, int from, int to) {
      boolean left = from < input.length() && input.charAt(from) == '-';
      boolean right = to >= 1 && input.charAt(to - 1) == '-';
      int begin = left ? from + 1 : from;
      int end = right ? to - 1 : to;
      while (begin < end && Letters.isBlank(input.charAt(begin))) {
        begin++;
      }
      while (end > begin && Letters.isBlank(input.charAt(end - 1))) {
        end--;
      }
      return new Content(begin, end, left, right);
    }
  }
}
