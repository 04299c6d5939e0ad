package com.kameleoon.destination.model.fql;

import java.util.List;
import java.util.Optional;

/// A trigger as Segment's parser understands it.
sealed interface Trigger {
  /// Children joined by one conditional.
  ///
  /// @param conditional `and` or `or`
  record Group(String conditional, List<Trigger> children) implements Trigger {
    public Group {
      children = List.copyOf(children);
    }

    boolean isAnd() {
      return conditional.equals("and");
    }
  }

  /// One test.
  ///
  /// @param name the path inside an object, empty for the others
  /// @param operator any word; those that Segment does not know never match
  /// @param value empty for tests of presence and of truth
  /// @param at UTF-16 offset in the text
  record Condition(Subject subject, String name, String operator, Optional<Literal> value, int at)
      implements Trigger {
    /// The same path, whatever is asked about it.
    boolean isAbout(Condition other) {
      return subject == other.subject && name.equals(other.name);
    }
  }

  /// Empty parentheses: evaluating them fails in Segment.
  record Hole(int at) implements Trigger {}
}
