package com.kameleoon.destination.ingest.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.destination.RunningDestination;
import com.kameleoon.destination.ingest.log.TimeOrderedIds;
import com.kameleoon.destination.ingest.pipeline.EventPipeline;
import com.kameleoon.destination.ingest.pipeline.FilterFailures;
import com.kameleoon.destination.model.event.SegmentEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Singleton;

/// Takes one event through the pipeline that all events take, watched; stores, sends and counts
/// nothing.
@Singleton
public final class DryRun {
  private final EventPipeline pipeline;

  DryRun(TimeOrderedIds ids) {
    this.pipeline = new EventPipeline(ids, new FilterFailures(new SimpleMeterRegistry()));
  }

  /// @param event as it is stored; not changed
  public Traced run(ObjectNode event, RunningDestination destination) {
    Tracer tracer = new Tracer(event);
    var verdict =
        pipeline.decide(
            new SegmentEvent(event), destination.program(), destination.functions(), tracer);
    return new Traced(verdict, tracer.steps());
  }
}
