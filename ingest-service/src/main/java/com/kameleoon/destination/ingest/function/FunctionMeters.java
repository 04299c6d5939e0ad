package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.model.function.FunctionOutcome;
import com.kameleoon.destination.model.spec.OnError;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/// Counts what functions do. For each function: calls = the sum over its results; failures are
/// counted beside, by reason and by what their policy made of them.
final class FunctionMeters {
  private final MeterRegistry registry;

  FunctionMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void count(String function, FunctionStep.Result result) {
    registry
        .counter("ingest.function.calls", "function", function, "result", label(result))
        .increment();
  }

  void countFailure(FunctionOutcome.Failed failed, OnError policy) {
    registry
        .counter(
            "ingest.function.failures",
            "function",
            failed.function(),
            "reason",
            failed.failure().name().toLowerCase(Locale.ROOT),
            "policy",
            policy.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  private static String label(FunctionStep.Result result) {
    return switch (result) {
      case FunctionStep.Result.Next _ -> "passed";
      case FunctionStep.Result.End(FunctionOutcome outcome) ->
          switch (outcome) {
            case FunctionOutcome.Returned _ -> "passed";
            case FunctionOutcome.Dropped _ -> "dropped";
            case FunctionOutcome.Unsupported _ -> "unsupported";
            case FunctionOutcome.Rejected _ -> "rejected";
            case FunctionOutcome.RetryAsked _ -> "retry";
            case FunctionOutcome.Failed _ -> "failed";
          };
    };
  }
}
