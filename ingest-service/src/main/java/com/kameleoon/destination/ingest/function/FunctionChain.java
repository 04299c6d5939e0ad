package com.kameleoon.destination.ingest.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.function.FunctionFailure;
import com.kameleoon.destination.model.function.FunctionOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A destination's functions in their order: each gets what the one before it returned.
public final class FunctionChain {
  /// What everything but the functions may take of a thread.
  private static final Duration OTHERWISE = Duration.ofSeconds(2);

  private static final int LARGEST_EVENT = 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Returns every event as it is.
  public static final FunctionChain EMPTY = new FunctionChain(List.of());

  private final List<FunctionStep> steps;

  FunctionChain(List<FunctionStep> steps) {
    this.steps = List.copyOf(steps);
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /// Does work that will apply this chain, where its functions run; without functions at once,
  /// here. Does not block.
  ///
  /// @param then hears the result once, on any thread; empty where there is none in time, or the
  ///   work threw. Work that ends later is not heard of.
  public <T> void around(Supplier<T> work, Consumer<Optional<T>> then) {
    if (steps.isEmpty()) {
      then.accept(Optional.of(work.get()));
    } else {
      Duration longest =
          steps.stream().map(FunctionStep::timeout).reduce(OTHERWISE, Duration::plus);
      steps.getFirst().detached(work, longest, then);
    }
  }

  /// Blocks, each function for at most its timeout. The event is not changed, and its messageId
  /// stays what it is: redelivery and dedupe go by it.
  public FunctionOutcome apply(SegmentEvent event) {
    return apply(event, FunctionTrace.NONE);
  }

  /// @param trace is told of every function that ran
  public FunctionOutcome apply(SegmentEvent event, FunctionTrace trace) {
    if (steps.isEmpty()) {
      return new FunctionOutcome.Returned(event.tree());
    }
    String type = event.tree().path("type").asText();
    String original = event.tree().toString();
    String current = original;
    for (FunctionStep step : steps) {
      switch (step.apply(type, current)) {
        case FunctionStep.Result.Next(String json) -> {
          trace.function(step.name(), current, json);
          current = json;
        }
        case FunctionStep.Result.End(FunctionOutcome outcome) -> {
          trace.functionEnded(step.name(), outcome);
          return outcome;
        }
      }
    }
    return current.equals(original)
        ? new FunctionOutcome.Returned(event.tree())
        : returned(current, event);
  }

  private FunctionOutcome returned(String json, SegmentEvent original) {
    Optional<ObjectNode> event = read(json);
    event.ifPresent(
        tree -> original.messageId().ifPresent(messageId -> tree.put("messageId", messageId)));
    String last = steps.getLast().name();
    return event
        .<FunctionOutcome>map(FunctionOutcome.Returned::new)
        .orElseGet(() ->
            new FunctionOutcome.Failed(
                last, FunctionFailure.NOT_AN_EVENT, "The event is nested too deeply"));
  }

  static boolean isTooLarge(String json) {
    return json.length() > LARGEST_EVENT
        || (json.length() > LARGEST_EVENT / 3
            && json.getBytes(StandardCharsets.UTF_8).length > LARGEST_EVENT);
  }

  private static Optional<ObjectNode> read(String json) {
    try {
      JsonNode tree = JSON.readTree(json);
      return tree instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }
}
