package com.kameleoon.destination.model.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.action.Payload;
import com.kameleoon.destination.model.action.PayloadRouter;
import com.kameleoon.destination.model.action.Routed;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.compile.CompiledMapping;
import com.kameleoon.destination.model.compile.MappingOutcome;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.filter.FilterOutcome;
import com.kameleoon.destination.model.function.FunctionOutcome;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.FilterReason;
import java.util.List;

/// The route of one event in Segment's order, as ingest goes it, without any effect: for tests of a
/// resource and for the command line.
public final class EventRoute {
  private static final String NOBODY =
      "`kameleoonVisitorCode` is missing; send it in properties, traits or context.";

  private final CompiledDestination destination;
  private final EventFunctions functions;

  /// @param destination its filters have their keys
  public EventRoute(CompiledDestination destination, EventFunctions functions) {
    this.destination = destination;
    this.functions = functions;
  }

  /// The event is not changed.
  public RouteVerdict decide(SegmentEvent event) {
    if (IntegrationsObject.excludes(event)) {
      return new RouteVerdict.Filtered(FilterReason.FILTERED_BY_INTEGRATIONS_OBJECT, "");
    }
    return switch (destination.filters().apply(event.tree())) {
      case FilterOutcome.Passed(ObjectNode tree, _) -> decideFiltered(new SegmentEvent(tree));
      case FilterOutcome.Dropped dropped -> Endings.of(dropped);
      case FilterOutcome.Failed failed -> Endings.of(failed);
    };
  }

  private RouteVerdict decideFiltered(SegmentEvent event) {
    List<CompiledMapping> matching =
        destination.mappings().stream().filter(mapping -> mapping.matches(event)).toList();
    if (matching.isEmpty()) {
      return new RouteVerdict.Filtered(FilterReason.NO_MATCHING_MAPPING, "");
    }
    return switch (functions.apply(event)) {
      case FunctionOutcome.Returned(ObjectNode tree) -> map(matching, new SegmentEvent(tree));
      case FunctionOutcome.Ended ended -> Endings.of(ended);
    };
  }

  private RouteVerdict map(List<CompiledMapping> matching, SegmentEvent event) {
    return new RouteVerdict.Mapped(
        matching.stream().map(mapping -> delivery(mapping, event)).toList());
  }

  private MappedDelivery delivery(CompiledMapping mapping, SegmentEvent event) {
    return switch (mapping.apply(event)) {
      case MappingOutcome.Mapped(Payload payload) ->
          new MappedDelivery(mapping.name(), payload.body(), routed(mapping, payload, event));
      case MappingOutcome.Invalid(List<String> messages) ->
          new MappedDelivery(
              mapping.name(),
              event.tree(),
              new Routed.Unroutable(DiscardReason.INVALID_PAYLOAD, String.join(" ", messages)));
    };
  }

  private Routed routed(CompiledMapping mapping, Payload payload, SegmentEvent event) {
    Routed routed = PayloadRouter.route(payload, mapping.name(), event.messageId().orElse(""));
    return routed instanceof Routed.ToGoal(ConversionItem item) && isNobodys(item)
        ? new Routed.Unroutable(DiscardReason.NO_VISITOR_CODE, NOBODY)
        : routed;
  }

  /// What goal-service answers when it gets the conversion.
  private boolean isNobodys(ConversionItem item) {
    return item.visitorCode() == null
        && switch (destination.goalSettings().visitorCodeFallback()) {
          case None -> true;
          case UserId -> item.userId() == null;
        };
  }
}
