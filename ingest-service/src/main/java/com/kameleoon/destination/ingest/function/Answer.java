package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.model.function.FunctionFailure;

/// What one call of a function came to, before its JSON is read.
sealed interface Answer {
  /// The event as JSON text.
  record Event(String json) implements Answer {}

  /// No handler takes events of this type.
  record NoHandler() implements Answer {}

  /// One of Segment's error types was thrown.
  record Thrown(Kind kind, String message) implements Answer {}

  /// Anything else that is not an event.
  record Failed(FunctionFailure failure, String message) implements Answer {}

  /// Segment's error types, by what they mean.
  enum Kind {
    DROP,
    UNSUPPORTED,
    REJECTED,
    RETRY
  }

  /// Reads what the prelude answers: the event, or a letter, a message and the console.
  static Answer read(String text) {
    if (text.charAt(0) == '{') {
      return new Event(text);
    }
    String rest = text.substring(1);
    return switch (text.charAt(0)) {
      case 'M' -> new NoHandler();
      case 'D' -> new Thrown(Kind.DROP, message(rest));
      case 'U' -> new Thrown(Kind.UNSUPPORTED, message(rest));
      case 'I' -> new Thrown(Kind.REJECTED, message(rest));
      case 'R' -> new Thrown(Kind.RETRY, message(rest));
      case 'N' -> new Failed(FunctionFailure.NOT_AN_EVENT, message(rest));
      case 'P' -> new Failed(FunctionFailure.NEVER_SETTLED, message(rest));
      case 'T' -> new Failed(FunctionFailure.TIMEOUT, message(rest));
      case 'S' -> new Failed(FunctionFailure.STACK_LIMIT, message(rest));
      default -> new Failed(FunctionFailure.THREW, message(rest));
    };
  }

  private static String message(String rest) {
    int end = rest.indexOf('\u0000');
    String console = end < 0 ? "" : rest.substring(end + 1).strip();
    String error = end < 0 ? rest : rest.substring(0, end);
    return console.isEmpty() ? error : error + " [console: " + console + "]";
  }
}
