package com.kameleoon.destination.ingest.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.function.FunctionTrace;
import com.kameleoon.destination.model.compile.CompiledMapping;
import com.kameleoon.destination.model.compile.MappingOutcome;
import com.kameleoon.destination.model.filter.FilterTrace;

/// Watches one event on its way, for whoever has to explain what became of it. The way is the same
/// whether somebody watches or not.
public interface PipelineTrace extends FilterTrace, FunctionTrace {
  /// Watches nothing.
  PipelineTrace NONE = new PipelineTrace() {};

  /// What the event's own `integrations` object says about this destination.
  default void integrations(boolean excluded) {}

  /// Whether a mapping's trigger matched.
  default void trigger(CompiledMapping mapping, boolean matched) {}

  /// What a mapping made of the event, not yet cleaned or checked.
  default void resolved(CompiledMapping mapping, JsonNode payload) {}

  /// What came of it.
  default void mapped(CompiledMapping mapping, MappingOutcome outcome) {}
}
