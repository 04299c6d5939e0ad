package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.model.function.FunctionOutcome;
import com.kameleoon.destination.model.spec.OnError;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts what one function does: calls = the sum over its results; failures are counted beside, by
/// reason and by what their policy made of them.
final class FunctionMeters {
  private final MeterRegistry registry;
  private final String function;
  // Looking a meter up in the registry costs about as much as counting a hundred times.
  private final Map<String, Counter> calls = new ConcurrentHashMap<>();

  FunctionMeters(MeterRegistry registry, String function) {
    this.registry = registry;
    this.function = function;
  }

  void count(FunctionStep.Result result) {
    calls.computeIfAbsent(label(result), this::counter).increment();
  }

  private Counter counter(String label) {
    return registry.counter("ingest.function.calls", "function", function, "result", label);
  }

  void countFailure(FunctionOutcome.Failed failed, OnError policy) {
    registry
        .counter(
            "ingest.function.failures",
            "function",
            function,
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
