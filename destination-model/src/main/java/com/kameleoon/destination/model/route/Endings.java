package com.kameleoon.destination.model.route;

import com.kameleoon.destination.model.filter.FilterOutcome;
import com.kameleoon.destination.model.function.FunctionFailure;
import com.kameleoon.destination.model.function.FunctionOutcome;
import com.kameleoon.destination.model.spec.OnError;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.FilterReason;
import java.util.Locale;

/// What an event becomes that a filter or a function ended.
final class Endings {
  private Endings() {}

  static RouteVerdict of(FilterOutcome.Dropped dropped) {
    return new RouteVerdict.Filtered(FilterReason.FILTERED_BY_RULES, "filter " + dropped.filter());
  }

  static RouteVerdict of(FilterOutcome.Failed failed) {
    String detail = "filter " + failed.failure().filter() + " failed: " + failed.failure().reason();
    return failed.onError() == OnError.DEAD_LETTER
        ? new RouteVerdict.Discarded(DiscardReason.EVALUATION_FAILED, detail)
        : new RouteVerdict.Filtered(FilterReason.FILTERED_BY_RULES, detail);
  }

  static RouteVerdict of(FunctionOutcome.Ended ended) {
    return switch (ended) {
      case FunctionOutcome.Dropped(String function, String message) ->
          new RouteVerdict.Filtered(FilterReason.FILTERED_BY_FUNCTION, detail(function, message));
      case FunctionOutcome.Unsupported(String function, String message) ->
          new RouteVerdict.Discarded(
              DiscardReason.UNSUPPORTED_EVENT_TYPE, detail(function, message));
      case FunctionOutcome.Rejected(String function, String message) ->
          new RouteVerdict.Discarded(DiscardReason.INVALID_PAYLOAD, detail(function, message));
      case FunctionOutcome.RetryAsked(String function, String message) ->
          new RouteVerdict.Discarded(DiscardReason.FUNCTION_RETRY, detail(function, message));
      case FunctionOutcome.Failed(String function, FunctionFailure failure, String message) ->
          new RouteVerdict.Discarded(
              reason(failure),
              detail(function, failure.name().toLowerCase(Locale.ROOT) + ": " + message));
    };
  }

  private static DiscardReason reason(FunctionFailure failure) {
    return switch (failure) {
      case THREW, NEVER_SETTLED, NOT_AN_EVENT -> DiscardReason.FUNCTION_FAILED;
      case TIMEOUT, STATEMENT_LIMIT, MEMORY_LIMIT, STACK_LIMIT, RESULT_TOO_LARGE, NO_CAPACITY ->
          DiscardReason.FUNCTION_LIMIT;
    };
  }

  private static String detail(String function, String message) {
    return "function " + function + ": " + message;
  }
}
