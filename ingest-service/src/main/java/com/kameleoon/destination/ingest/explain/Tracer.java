package com.kameleoon.destination.ingest.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.pipeline.PipelineTrace;
import com.kameleoon.destination.ingest.query.LogJson;
import com.kameleoon.destination.model.compile.CompiledMapping;
import com.kameleoon.destination.model.compile.MappingOutcome;
import com.kameleoon.destination.model.filter.FilterFailure;
import com.kameleoon.destination.model.function.FunctionOutcome;
import com.kameleoon.destination.model.spec.FilterActionType;
import com.kameleoon.destination.model.spec.OnError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes down what the pipeline does with one event.
final class Tracer implements PipelineTrace {
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, JsonNode> uncleaned = new HashMap<>();
  private JsonNode current;

  Tracer(ObjectNode event) {
    this.current = event;
  }

  List<Step> steps() {
    return steps;
  }

  @Override
  public void integrations(boolean excluded) {
    add(
        "integrations",
        "",
        excluded ? StepVerdict.FILTERED : StepVerdict.PASSED,
        excluded
            ? "The event's own `integrations` object excludes this destination."
            : "The event's `integrations` object allows this destination.");
  }

  @Override
  public void filter(String filter, FilterActionType action, Optional<JsonNode> event) {
    String what = action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    if (event.isEmpty()) {
      add("filter", filter, StepVerdict.FILTERED, "The filter (" + what + ") kept the event back.");
    } else if (event.get() == current) {
      add(
          "filter",
          filter,
          StepVerdict.PASSED,
          "The filter (" + what + ") let it through as it was.");
    } else {
      change("filter", filter, "The filter (" + what + ") changed it.", event.get());
    }
  }

  @Override
  public void filterFailed(FilterFailure failure, OnError onError) {
    String then =
        switch (onError) {
          case PASS -> "passes the event on";
          case DROP -> "drops the event";
          case DEAD_LETTER -> "keeps the event aside";
        };
    add(
        "filter",
        failure.filter(),
        StepVerdict.FAILED,
        "The filter failed and " + then + ": " + failure.reason());
  }

  @Override
  public void trigger(CompiledMapping mapping, boolean matched) {
    add(
        "trigger",
        mapping.name(),
        matched ? StepVerdict.PASSED : StepVerdict.SKIPPED,
        matched ? "The trigger matches." : "The trigger does not match; the mapping is not meant.");
  }

  @Override
  public void function(String function, String before, String after) {
    if (before.equals(after)) {
      add("function", function, StepVerdict.PASSED, "The function left it as it was.");
    } else {
      JsonNode changed = LogJson.object(after.getBytes(StandardCharsets.UTF_8));
      change("function", function, "The function changed it.", changed);
    }
  }

  @Override
  public void functionEnded(String function, FunctionOutcome outcome) {
    switch (outcome) {
      case FunctionOutcome.Returned _ -> add("function", function, StepVerdict.PASSED, "");
      case FunctionOutcome.Dropped dropped ->
          add(
              "function",
              function,
              StepVerdict.FILTERED,
              "It dropped the event: " + dropped.message());
      case FunctionOutcome.Unsupported unsupported ->
          add("function", function, StepVerdict.DISCARDED, unsupported.message());
      case FunctionOutcome.Rejected rejected ->
          add("function", function, StepVerdict.DISCARDED, "It rejected it: " + rejected.message());
      case FunctionOutcome.RetryAsked asked ->
          add(
              "function",
              function,
              StepVerdict.DISCARDED,
              "It asked for a retry: " + asked.message());
      case FunctionOutcome.Failed failed ->
          add("function", function, StepVerdict.FAILED, failed.failure() + ": " + failed.message());
    }
  }

  @Override
  public void resolved(CompiledMapping mapping, JsonNode payload) {
    uncleaned.put(mapping.name(), payload);
  }

  @Override
  public void mapped(CompiledMapping mapping, MappingOutcome outcome) {
    @Nullable JsonNode before = uncleaned.get(mapping.name());
    String action = mapping.action().wireName();
    steps.add(
        switch (outcome) {
          case MappingOutcome.Mapped(var payload) ->
              new Step(
                  "mapping",
                  mapping.name(),
                  StepVerdict.PASSED,
                  "Mapped, cleaned and valid for the action " + action + ".",
                  before,
                  payload.body());
          case MappingOutcome.Invalid(List<String> messages) ->
              new Step(
                  "mapping",
                  mapping.name(),
                  StepVerdict.DISCARDED,
                  "Not valid for the action " + action + ": " + String.join(" ", messages),
                  before,
                  null);
        });
  }

  private void change(String kind, String name, String sentence, JsonNode after) {
    steps.add(new Step(kind, name, StepVerdict.CHANGED, sentence, current, after));
    current = after;
  }

  private void add(String kind, String name, StepVerdict verdict, String sentence) {
    steps.add(Step.of(kind, name, verdict, sentence));
  }
}
