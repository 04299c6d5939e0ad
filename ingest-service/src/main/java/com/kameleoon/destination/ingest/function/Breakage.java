package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.model.function.FunctionFailure;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;

/// What an exception of the engine means.
final class Breakage {
  private static final int LONGEST = 1000;
  private static final Pattern PLACE = Pattern.compile("^(\\w*Error: ).*?:\\d+:\\d+ ");

  private Breakage() {}

  static <T> Ran.Broken<T> of(PolyglotException thrown) {
    return new Ran.Broken<>(failure(thrown), message(thrown), position(thrown));
  }

  private static FunctionFailure failure(PolyglotException thrown) {
    String message = String.valueOf(thrown.getMessage());
    if (thrown.isResourceExhausted()) {
      return message.startsWith("Statement count")
          ? FunctionFailure.STATEMENT_LIMIT
          : FunctionFailure.MEMORY_LIMIT;
    }
    if (message.contains("Maximum call stack size exceeded")) {
      return FunctionFailure.STACK_LIMIT;
    }
    return thrown.isCancelled() ? FunctionFailure.TIMEOUT : FunctionFailure.THREW;
  }

  private static String message(PolyglotException thrown) {
    if (thrown.isInternalError()) {
      return "The JavaScript engine failed";
    }
    String first = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    String message = PLACE.matcher(first).replaceFirst("$1");
    return message.length() > LONGEST ? message.substring(0, LONGEST) : message;
  }

  private static String position(PolyglotException thrown) {
    SourceSection place = thrown.getSourceLocation();
    return place == null || place.getSource().isInternal()
        ? ""
        : ":" + place.getStartLine() + ":" + place.getStartColumn();
  }
}
