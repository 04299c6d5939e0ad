package com.kameleoon.destination.ingest.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// One step of an event's way.
///
/// @param kind door, dedupe, integrations, filter, trigger, function, mapping, delivery
/// @param name of the filter, function or mapping; empty where the step has none
/// @param sentence what it means, for a person
/// @param before what went in, where the step changed something
/// @param after what came out
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(
    String kind,
    String name,
    StepVerdict verdict,
    String sentence,
    @Nullable JsonNode before,
    @Nullable JsonNode after) {
  static Step of(String kind, String name, StepVerdict verdict, String sentence) {
    return new Step(kind, name, verdict, sentence, null, null);
  }
}
