package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import com.kameleoon.destination.model.spec.FilterActionType;
import com.kameleoon.destination.model.spec.OnError;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A destination's filters that can run: immutable, for any number of threads. All samples come
/// first, then all drops, then dropped, allowed and hashed properties; within these the order of
/// the resource. Each condition sees the event as the filters before have left it.
public final class FilterProgram {
  /// Lets everything through.
  public static final FilterProgram NONE = new FilterProgram(List.of());

  private final List<FilterStep> steps;

  FilterProgram(List<FilterStep> steps) {
    this.steps = steps.stream().sorted(Comparator.comparing(FilterStep::action)).toList();
  }

  /// Whether there is nothing to do.
  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /// The Secrets that have to be read before it runs.
  public List<SecretKeyRef> secrets() {
    return steps.stream().map(FilterStep::secret).flatMap(Optional::stream).distinct().toList();
  }

  /// The same with its keys. A step whose key is missing fails on every event that it is meant for.
  public FilterProgram withKeys(HashKeys keys) {
    return secrets().isEmpty()
        ? this
        : new FilterProgram(steps.stream().map(step -> step.withKeys(keys)).toList());
  }

  /// @param event never changed
  public FilterOutcome apply(ObjectNode event) {
    return apply(event, FilterTrace.NONE);
  }

  /// @param event never changed
  /// @param trace is told of every step that was taken
  public FilterOutcome apply(ObjectNode event, FilterTrace trace) {
    JsonNode current = event;
    List<FilterFailure> tolerated = List.of();
    for (FilterStep step : steps) {
      try {
        Optional<JsonNode> next = step.apply(current);
        trace.filter(step.filter(), step.action(), next);
        if (next.isEmpty()) {
          return new FilterOutcome.Dropped(step.filter(), step.action());
        }
        current = next.get();
      } catch (EvaluationFailure failure) {
        FilterFailure reason = new FilterFailure(step.filter(), failure.reason());
        trace.filterFailed(reason, step.onError());
        if (step.onError() != OnError.PASS) {
          return new FilterOutcome.Failed(reason, step.onError());
        }
        tolerated = and(tolerated, reason);
      }
    }
    return new FilterOutcome.Passed((ObjectNode) current, tolerated);
  }

  private static List<FilterFailure> and(List<FilterFailure> failures, FilterFailure one) {
    List<FilterFailure> more = new ArrayList<>(failures);
    more.add(one);
    return more;
  }

  /// The kinds of action in it, in the order in which they run.
  List<FilterActionType> actions() {
    return steps.stream().map(FilterStep::action).toList();
  }
}
