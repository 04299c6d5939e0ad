package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.model.function.FunctionFailure;
import com.kameleoon.destination.model.function.FunctionOutcome;
import com.kameleoon.destination.model.function.InsertFunction;
import com.kameleoon.destination.model.spec.OnError;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One function in its place in the chain, with what its resource says about failures.
final class FunctionStep {
  private final FunctionProgram program;
  private final FunctionThreads threads;
  private final FunctionMeters meters;

  FunctionStep(FunctionProgram program, FunctionThreads threads, FunctionMeters meters) {
    this.program = program;
    this.threads = threads;
    this.meters = meters;
  }

  /// Whether the chain goes on, and with what.
  sealed interface Result {
    record Next(String json) implements Result {}

    record End(FunctionOutcome outcome) implements Result {}
  }

  /// See [FunctionThreads#detached].
  <T> void detached(Supplier<T> work, Duration longest, Consumer<Optional<T>> then) {
    threads.detached(work, longest, then);
  }

  Duration timeout() {
    return program.function().limits().timeout();
  }

  String name() {
    return program.name();
  }

  Result apply(String eventType, String json) {
    Result result =
        switch (answer(eventType, json)) {
          case Answer.Event(String returned) -> checked(returned, json);
          case Answer.NoHandler() -> withoutHandler(eventType, json);
          case Answer.Thrown(Answer.Kind kind, String message) -> thrown(kind, safe(message));
          case Answer.Failed(FunctionFailure failure, String message) ->
              failed(failure, message, json);
        };
    meters.count(result);
    return result;
  }

  private Answer answer(String eventType, String json) {
    if (program.ignores(eventType)) {
      return new Answer.NoHandler();
    }
    return switch (threads.run(program, (realm, by) -> realm.call(eventType, json, by))) {
      case Ran.Done<Answer>(Answer answer) -> answer;
      case Ran.Broken<Answer>(var failure, String message, String position) ->
          new Answer.Failed(
              failure, position.isEmpty() ? message : message + " at " + position.substring(1));
    };
  }

  private Result checked(String returned, String before) {
    return FunctionChain.isTooLarge(returned)
        ? failed(FunctionFailure.RESULT_TOO_LARGE, "The event is larger than 1 MB", before)
        : new Result.Next(returned);
  }

  private Result withoutHandler(String eventType, String json) {
    InsertFunction function = program.function();
    String message = "No handler takes %s events".formatted(eventType);
    return switch (function.missingHandler()) {
      case PASS -> new Result.Next(json);
      case DROP -> new Result.End(new FunctionOutcome.Dropped(function.name(), message));
      case REJECT -> new Result.End(new FunctionOutcome.Unsupported(function.name(), message));
    };
  }

  private Result thrown(Answer.Kind kind, String message) {
    String name = program.name();
    return new Result.End(
        switch (kind) {
          case DROP -> new FunctionOutcome.Dropped(name, message);
          case UNSUPPORTED -> new FunctionOutcome.Unsupported(name, message);
          case REJECTED -> new FunctionOutcome.Rejected(name, message);
          case RETRY -> new FunctionOutcome.RetryAsked(name, message);
        });
  }

  private Result failed(FunctionFailure failure, String message, String before) {
    FunctionOutcome.Failed failed =
        new FunctionOutcome.Failed(program.name(), failure, safe(message));
    OnError policy = program.function().onError();
    meters.countFailure(failed, policy);
    return switch (policy) {
      case PASS -> new Result.Next(before);
      case DROP ->
          new Result.End(
              new FunctionOutcome.Dropped(program.name(), failure + ": " + safe(message)));
      case DEAD_LETTER -> new Result.End(failed);
    };
  }

  private String safe(String message) {
    return program.redaction().apply(message);
  }
}
