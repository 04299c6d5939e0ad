package com.kameleoon.destination.model.fql;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;

/// Something in a text that its author should know.
///
/// @param at UTF-16 offset in the text, from 0
record Finding(int at, Kind kind, String sentence) {
  /// What Segment makes of it.
  enum Kind {
    /// Segment cannot read the text, and the trigger never matches.
    UNREADABLE,
    /// Segment reads something else than what is written.
    MISREAD,
    /// Segment reads what is written, but few people write it so.
    UNUSUAL
  }

  /// @param path place of the text in the resource; the position, from 1, is appended to it
  Issue asIssue(String path, Severity most) {
    Severity severity = kind == Kind.UNUSUAL ? Severity.WARNING : most;
    return new Issue(path + ":" + (at + 1), severity, sentence);
  }
}
