package com.kameleoon.destination.model.mapping;

import java.util.List;

/// A mistake that the reference finds before it evaluates anything.
///
/// @param stack the keys down to the mistake
record MappingProblem(List<String> stack, String text) {
  MappingProblem {
    stack = List.copyOf(stack);
  }

  /// In the reference's own form: `/v/@path should be a string …`.
  String message() {
    return "/" + String.join("/", stack) + " " + text + ".";
  }

  String place() {
    return String.join(".", stack);
  }
}
