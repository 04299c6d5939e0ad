package com.kameleoon.destination.model.liquid;

/// A template breaks the grammar; it breaks it at the same place every time.
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean placed;

  private Unreadable(String message, boolean placed) {
    super(message, null, false, false);
    this.placed = placed;
  }

  static Unreadable at(String input, int position, String message) {
    return new Unreadable(Position.append(message, input, position), true);
  }

  /// Whoever knows the place of the tag adds it.
  static Unreadable somewhere(String message) {
    return new Unreadable(message, false);
  }

  Unreadable placedAt(String input, int position) {
    return placed ? this : at(input, position, reason());
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
