package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.List;

/// The runnable form of triggers, and what it shares with that of filters.
final class Matchers {
  private static final EvaluationFailure STOPPED =
      new EvaluationFailure("Segment fails on empty parentheses and on empty names.");

  private Matchers() {}

  static EventMatcher of(Trigger.Group root) {
    EventMatcher matcher = group(root);
    return canStop(root) ? stopping(matcher) : matcher;
  }

  static EventMatcher never() {
    return _ -> false;
  }

  private static EventMatcher group(Trigger.Group group) {
    List<EventMatcher> children = group.children().stream().map(Matchers::one).toList();
    return group.isAnd() ? all(children) : any(children);
  }

  /// In order, until one is false.
  static EventMatcher all(List<EventMatcher> children) {
    return children.size() == 1
        ? children.getFirst()
        : new All(children.toArray(EventMatcher[]::new));
  }

  /// In order, until one is true.
  static EventMatcher any(List<EventMatcher> children) {
    return children.size() == 1
        ? children.getFirst()
        : new Any(children.toArray(EventMatcher[]::new));
  }

  private static EventMatcher one(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Group group -> group(group);
      case Trigger.Condition condition -> condition(condition);
      case Trigger.Hole _ -> stop();
    };
  }

  private static EventMatcher condition(Trigger.Condition condition) {
    if (TriggerPath.fails(condition)) {
      return stop();
    }
    TriggerPath path = TriggerPath.of(condition);
    EventMatcher test = new Test(path, ValueTest.of(condition));
    return Shortcut.of(path::ask, ValueTest.ofLetters(condition), test);
  }

  private static boolean canStop(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Group group -> group.children().stream().anyMatch(Matchers::canStop);
      case Trigger.Condition condition -> TriggerPath.fails(condition);
      case Trigger.Hole _ -> true;
    };
  }

  private static EventMatcher stop() {
    return _ -> {
      throw STOPPED;
    };
  }

  private static EventMatcher stopping(EventMatcher matcher) {
    return event -> {
      try {
        return matcher.matches(event);
      } catch (EvaluationFailure _) {
        return false;
      }
    };
  }

  /// One value, one test.
  private record Test(TriggerPath path, ValueTest test) implements EventMatcher {
    @Override
    public boolean matches(JsonNode event) {
      return test.test(path.in(event));
    }
  }

  /// `and`: in order, until one is false.
  private static final class All implements EventMatcher {
    private final EventMatcher[] children;

    All(EventMatcher[] children) {
      this.children = children;
    }

    @Override
    public boolean matches(JsonNode event) {
      for (EventMatcher child : children) {
        if (!child.matches(event)) {
          return false;
        }
      }
      return true;
    }
  }

  /// `or`: in order, until one is true.
  private static final class Any implements EventMatcher {
    private final EventMatcher[] children;

    Any(EventMatcher[] children) {
      this.children = children;
    }

    @Override
    public boolean matches(JsonNode event) {
      for (EventMatcher child : children) {
        if (child.matches(event)) {
          return true;
        }
      }
      return false;
    }
  }
}
