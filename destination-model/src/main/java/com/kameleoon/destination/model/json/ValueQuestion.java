package com.kameleoon.destination.model.json;

/// A question about a value, answered by its letters as they were read, which costs less than the
/// value itself.
@FunctionalInterface
public interface ValueQuestion {
  /// About a text.
  ///
  /// @param source has it in UTF-8, which is sound and without escapes
  /// @param from the first letter
  /// @param to after the last letter
  Answer ofText(byte[] source, int from, int to);

  /// About a number.
  default Answer ofNumber(double number) {
    return Answer.UNKNOWN;
  }
}
