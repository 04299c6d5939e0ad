package com.kameleoon.destination.ingest.pipeline;

import com.kameleoon.destination.ingest.log.FilterReason;
import com.kameleoon.destination.ingest.log.Verdict;
import com.kameleoon.destination.model.function.FunctionFailure;
import com.kameleoon.destination.model.function.FunctionOutcome;
import com.kameleoon.destination.model.wire.DiscardReason;
import java.util.Locale;

/// What an event that a function ended becomes.
final class FunctionVerdicts {
  private FunctionVerdicts() {}

  static Verdict of(FunctionOutcome.Ended ended) {
    return switch (ended) {
      case FunctionOutcome.Dropped(String function, String message) ->
          new Verdict.Filtered(FilterReason.FILTERED_BY_FUNCTION, detail(function, message));
      case FunctionOutcome.Unsupported(String function, String message) ->
          new Verdict.Discarded(DiscardReason.UNSUPPORTED_EVENT_TYPE, detail(function, message));
      case FunctionOutcome.Rejected(String function, String message) ->
          new Verdict.Discarded(DiscardReason.INVALID_PAYLOAD, detail(function, message));
      case FunctionOutcome.RetryAsked(String function, String message) ->
          new Verdict.Discarded(DiscardReason.FUNCTION_RETRY, detail(function, message));
      case FunctionOutcome.Failed(String function, FunctionFailure failure, String message) ->
          new Verdict.Discarded(
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

  /// A database text cannot hold U+0000.
  private static String detail(String function, String message) {
    return ("function " + function + ": " + message).replace('\u0000', ' ');
  }
}
