package com.kameleoon.destination.ingest.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.function.FunctionChain;
import com.kameleoon.destination.ingest.log.FilterReason;
import com.kameleoon.destination.ingest.log.PlannedDelivery;
import com.kameleoon.destination.ingest.log.Target;
import com.kameleoon.destination.ingest.log.TimeOrderedIds;
import com.kameleoon.destination.ingest.log.Verdict;
import com.kameleoon.destination.model.action.LearnedIds;
import com.kameleoon.destination.model.action.Payload;
import com.kameleoon.destination.model.action.PayloadRouter;
import com.kameleoon.destination.model.action.Routed;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.compile.CompiledMapping;
import com.kameleoon.destination.model.compile.MappingOutcome;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.filter.FilterFailure;
import com.kameleoon.destination.model.filter.FilterOutcome;
import com.kameleoon.destination.model.function.FunctionOutcome;
import com.kameleoon.destination.model.wire.DiscardReason;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What becomes of an event: the whole route, in Segment's order.
@Singleton
public final class EventPipeline {
  private static final Logger LOG = LoggerFactory.getLogger(EventPipeline.class);

  private final TimeOrderedIds ids;
  private final FilterFailures filterFailures;

  public EventPipeline(TimeOrderedIds ids, FilterFailures filterFailures) {
    this.ids = ids;
    this.filterFailures = filterFailures;
  }

  /// Never throws for an event that passed the doors; the event is not changed.
  public Verdict decide(
      SegmentEvent event, CompiledDestination destination, FunctionChain functions) {
    return decide(event, destination, functions, PipelineTrace.NONE);
  }

  /// The same, watched.
  public Verdict decide(
      SegmentEvent event,
      CompiledDestination destination,
      FunctionChain functions,
      PipelineTrace trace) {
    boolean excluded = IntegrationsObject.excludes(event);
    trace.integrations(excluded);
    if (excluded) {
      return new Verdict.Filtered(FilterReason.FILTERED_BY_INTEGRATIONS_OBJECT, null);
    }
    return switch (destination.filters().apply(event.tree(), trace)) {
      case FilterOutcome.Passed(ObjectNode tree, List<FilterFailure> tolerated) -> {
        tolerated.forEach(filterFailures::count);
        yield decideFiltered(new SegmentEvent(tree), destination, functions, trace);
      }
      case FilterOutcome.Dropped dropped -> FilterVerdicts.of(dropped);
      case FilterOutcome.Failed failed -> {
        filterFailures.count(failed.failure());
        yield FilterVerdicts.of(failed);
      }
    };
  }

  private Verdict decideFiltered(
      SegmentEvent event,
      CompiledDestination destination,
      FunctionChain functions,
      PipelineTrace trace) {
    List<CompiledMapping> matching =
        destination.mappings().stream().filter(mapping -> matches(mapping, event, trace)).toList();
    if (matching.isEmpty()) {
      return learned(event, destination)
          .<Verdict>map(delivery -> new Verdict.Deliveries(List.of(delivery)))
          .orElseGet(() -> new Verdict.Filtered(FilterReason.NO_MATCHING_MAPPING, null));
    }
    return switch (functions.apply(event, trace)) {
      case FunctionOutcome.Returned(ObjectNode tree) -> {
        SegmentEvent returned = new SegmentEvent(tree);
        Stream<PlannedDelivery> mapped = map(matching, returned, trace);
        Stream<PlannedDelivery> shown = learned(returned, destination).stream();
        yield new Verdict.Deliveries(Stream.concat(mapped, shown).toList());
      }
      case FunctionOutcome.Ended ended -> FunctionVerdicts.of(ended);
    };
  }

  private static boolean matches(CompiledMapping mapping, SegmentEvent event, PipelineTrace trace) {
    boolean matches = mapping.matches(event);
    trace.trigger(mapping, matches);
    return matches;
  }

  private Stream<PlannedDelivery> map(
      List<CompiledMapping> matching, SegmentEvent event, PipelineTrace trace) {
    return matching.stream().map(mapping -> plan(mapping, event, trace));
  }

  /// With `identity.aliases`, what an event shows about who is who goes to goal-service beside what
  /// the mappings make of it.
  private Optional<PlannedDelivery> learned(SegmentEvent event, CompiledDestination destination) {
    if (!destination.goalSettings().aliases().enabled()) {
      return Optional.empty();
    }
    Delivery delivery = new Delivery(ids.next(), LearnedIds.NAME, event.tree());
    return LearnedIds.of(event, delivery.id().toString())
        .map(item -> delivery.toSend(Target.GOAL, WireJson.write(item)));
  }

  /// A mapping that fails in a way nobody foresaw costs its own delivery only, and that is kept.
  private PlannedDelivery plan(CompiledMapping mapping, SegmentEvent event, PipelineTrace trace) {
    Delivery unmapped = new Delivery(ids.next(), mapping.name(), event.tree());
    try {
      MappingOutcome outcome = mapping.apply(event, payload -> trace.resolved(mapping, payload));
      trace.mapped(mapping, outcome);
      return switch (outcome) {
        case MappingOutcome.Mapped(Payload payload) ->
            route(unmapped.with(payload.body()), payload, event);
        case MappingOutcome.Invalid invalid ->
            unmapped.discarded(DiscardReason.INVALID_PAYLOAD, String.join(" ", invalid.messages()));
      };
    } catch (RuntimeException failed) {
      LOG.atError()
          .setCause(failed)
          .addKeyValue("mapping", mapping.name())
          .log("A mapping failed unexpectedly; its delivery is discarded and kept.");
      return unmapped.discarded(DiscardReason.EVALUATION_FAILED, failed.getClass().getName());
    }
  }

  private static PlannedDelivery route(Delivery delivery, Payload payload, SegmentEvent event) {
    String messageId = event.messageId().orElse("");
    return switch (PayloadRouter.route(payload, delivery.id().toString(), messageId)) {
      case Routed.ToGoal(var item) -> delivery.toSend(Target.GOAL, WireJson.write(item));
      case Routed.ToRemoteData(var item) ->
          delivery.toSend(Target.REMOTE_DATA, WireJson.write(item));
      case Routed.Unroutable(var reason, var detail) -> delivery.discarded(reason, detail);
    };
  }

  /// A delivery in the making; `payload` is what is kept of it when it is discarded.
  private record Delivery(UUID id, String mapping, ObjectNode payload) {
    Delivery with(ObjectNode mapped) {
      return new Delivery(id, mapping, mapped);
    }

    PlannedDelivery toSend(Target target, byte[] item) {
      return new PlannedDelivery.ToSend(id, mapping, target, item);
    }

    PlannedDelivery discarded(DiscardReason reason, String detail) {
      return new PlannedDelivery.Discarded(id, mapping, reason, detail, WireJson.write(payload));
    }
  }
}
