package com.kameleoon.destination.kd.trial;

import com.kameleoon.destination.model.action.Routed;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.route.MappedDelivery;
import com.kameleoon.destination.model.route.RouteVerdict;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.FilterReason;
import com.kameleoon.destination.model.wire.RemoteDataItem;
import java.util.List;

/// A trial for a person to read.
final class TrialText {
  private final StringBuilder text = new StringBuilder();

  private TrialText() {}

  static String of(Trial trial) {
    TrialText text = new TrialText();
    text.head(new SegmentEvent(trial.event()));
    trial.triggers().forEach(text::trigger);
    text.verdict(trial.verdict());
    return text.text.toString();
  }

  private void head(SegmentEvent event) {
    line(
        0,
        "%s%s (messageId %s)"
            .formatted(
                event.tree().path("type").asText("no type"),
                event.name().map(name -> " \"" + name + "\"").orElse(""),
                event.messageId().orElse("")));
  }

  private void trigger(Trial.Trigger trigger) {
    line(1, "trigger of %s: %s".formatted(trigger.mapping(), trigger.matches() ? "matches" : "no"));
  }

  private void verdict(RouteVerdict verdict) {
    switch (verdict) {
      case RouteVerdict.Filtered(FilterReason reason, String detail) ->
          line(1, "Filtered: " + reason + (detail.isEmpty() ? "" : " (" + detail + ")"));
      case RouteVerdict.Discarded(DiscardReason reason, String detail) ->
          line(1, "Discarded: " + reason + " (" + detail + ")");
      case RouteVerdict.Mapped(List<MappedDelivery> deliveries) ->
          deliveries.forEach(this::delivery);
    }
  }

  private void delivery(MappedDelivery delivery) {
    line(1, delivery.mapping() + ": " + goesTo(delivery.routed()));
    delivery.payload().toPrettyString().lines().forEach(line -> line(2, line));
  }

  private static String goesTo(Routed routed) {
    return switch (routed) {
      case Routed.ToGoal(ConversionItem item) ->
          "conversion of goal \"%s\" for visitor %s"
              .formatted(
                  item.name() == null ? item.type().wireName() : item.name(),
                  item.visitorCode() == null ? item.userId() : item.visitorCode());
      case Routed.ToRemoteData(RemoteDataItem item) ->
          "remote data of " + String.join(", ", item.ids());
      case Routed.Unroutable(DiscardReason reason, String detail) ->
          "Discarded: " + reason + " (" + detail + ")";
    };
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
