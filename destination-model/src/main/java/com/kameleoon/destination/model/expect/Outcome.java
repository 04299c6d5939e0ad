package com.kameleoon.destination.model.expect;

import com.kameleoon.destination.model.action.Routed;
import com.kameleoon.destination.model.route.MappedDelivery;
import com.kameleoon.destination.model.route.RouteVerdict;
import com.kameleoon.destination.model.spec.TestOutcome;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.FilterReason;
import java.util.List;
import java.util.stream.Collectors;

/// A verdict as an expectation sees it.
///
/// @param reason empty where there is none
record Outcome(TestOutcome outcome, String reason, String detail, List<MappedDelivery> deliveries) {

  static Outcome of(RouteVerdict verdict) {
    return switch (verdict) {
      case RouteVerdict.Filtered(FilterReason reason, String detail) ->
          new Outcome(TestOutcome.Filtered, reason.name(), detail, List.of());
      case RouteVerdict.Discarded(DiscardReason reason, String detail) ->
          new Outcome(TestOutcome.Discarded, reason.name(), detail, List.of());
      case RouteVerdict.Mapped(List<MappedDelivery> deliveries) -> of(deliveries);
    };
  }

  /// Discarded where nothing at all is sent; then with the first reason.
  private static Outcome of(List<MappedDelivery> deliveries) {
    List<Routed.Unroutable> discarded =
        deliveries.stream()
            .map(MappedDelivery::routed)
            .filter(Routed.Unroutable.class::isInstance)
            .map(Routed.Unroutable.class::cast)
            .toList();
    return discarded.size() < deliveries.size()
        ? new Outcome(TestOutcome.Delivered, "", "", deliveries)
        : new Outcome(
            TestOutcome.Discarded,
            discarded.getFirst().reason().name(),
            discarded.getFirst().detail(),
            deliveries);
  }

  String shown() {
    String why =
        reason.isEmpty() ? "" : " (" + reason + (detail.isEmpty() ? "" : ", " + detail) + ")";
    String by = deliveries.stream().map(MappedDelivery::mapping).collect(Collectors.joining(", "));
    return outcome + why + (by.isEmpty() ? "" : " by " + by);
  }

  static String shown(MappedDelivery delivery) {
    return switch (delivery.routed()) {
      case Routed.ToGoal _ -> "Delivered as a conversion";
      case Routed.ToRemoteData _ -> "Delivered as remote data";
      case Routed.Unroutable(DiscardReason reason, String detail) ->
          "Discarded (%s, %s)".formatted(reason, detail);
    };
  }
}
