package com.kameleoon.destination.goal.catalog;

/// What the limits on creating goals count in one window.
///
/// @param calls creations, and with a Kameleoon account every other call of its Automation API
/// @param creations of these, what created a goal or tried to
public record WindowUse(int calls, int creations) {
  static final WindowUse NONE = new WindowUse(0, 0);
}
