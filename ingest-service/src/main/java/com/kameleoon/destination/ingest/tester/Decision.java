package com.kameleoon.destination.ingest.tester;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.log.PlannedDelivery;
import com.kameleoon.destination.ingest.log.Verdict;
import com.kameleoon.destination.ingest.query.LogJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the pipeline decided about an event, comparable with another decision.
///
/// @param outcome SENT, FILTERED, DISCARDED
/// @param deliveries one per mapping that matched
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
    String outcome, @Nullable String reason, @Nullable String detail, List<Made> deliveries) {
  public Decision {
    deliveries = List.copyOf(deliveries);
  }

  /// What one mapping made.
  ///
  /// @param target GOAL or REMOTE_DATA; absent where it is discarded
  /// @param item what would be sent, without the id that is drawn for each delivery
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Made(
      String mapping,
      @Nullable String target,
      @Nullable String reason,
      @Nullable String detail,
      JsonNode item) {}

  static Decision of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Filtered filtered ->
          new Decision("FILTERED", filtered.reason().name(), filtered.detail(), List.of());
      case Verdict.Discarded discarded ->
          new Decision("DISCARDED", discarded.reason().name(), discarded.detail(), List.of());
      case Verdict.Deliveries(List<PlannedDelivery> planned) -> {
        List<Made> made = planned.stream().map(Decision::made).toList();
        boolean sent = made.stream().anyMatch(one -> one.target() != null);
        yield new Decision(sent ? "SENT" : "DISCARDED", null, null, made);
      }
    };
  }

  /// One line for a list.
  public String inShort() {
    String why = reason == null ? "" : " (" + reason + ")";
    String to =
        deliveries.stream()
            .map(
                one -> one.mapping() + " → " + (one.target() == null ? one.reason() : one.target()))
            .reduce((a, b) -> a + ", " + b)
            .map(list -> ": " + list)
            .orElse("");
    return outcome + why + to;
  }

  private static Made made(PlannedDelivery delivery) {
    return switch (delivery) {
      case PlannedDelivery.ToSend toSend ->
          new Made(toSend.mapping(), toSend.target().name(), null, null, withoutId(toSend.item()));
      case PlannedDelivery.Discarded discarded ->
          new Made(
              discarded.mapping(),
              null,
              discarded.reason().name(),
              discarded.detail(),
              withoutId(discarded.payload()));
    };
  }

  private static ObjectNode withoutId(byte[] json) {
    ObjectNode item = LogJson.object(json);
    item.remove("id");
    return item;
  }
}
