package com.kameleoon.destination.kd.trial;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.action.Routed;
import com.kameleoon.destination.model.route.MappedDelivery;
import com.kameleoon.destination.model.route.RouteVerdict;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.FilterReason;
import java.util.List;

/// A trial for programs: one object per event.
final class TrialJson {
  private TrialJson() {}

  static ObjectNode of(Trial trial) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("messageId", trial.event().path("messageId").asText());
    ArrayNode triggers = json.putArray("triggers");
    trial
        .triggers()
        .forEach(trigger ->
            triggers
                .addObject()
                .put("mapping", trigger.mapping())
                .put("matches", trigger.matches()));
    switch (trial.verdict()) {
      case RouteVerdict.Filtered(FilterReason reason, String detail) ->
          ended(json, "Filtered", reason.name(), detail);
      case RouteVerdict.Discarded(DiscardReason reason, String detail) ->
          ended(json, "Discarded", reason.name(), detail);
      case RouteVerdict.Mapped(List<MappedDelivery> deliveries) -> {
        ArrayNode list = json.put("verdict", "Mapped").putArray("deliveries");
        deliveries.forEach(delivery -> add(list.addObject(), delivery));
      }
    }
    return json;
  }

  private static void ended(ObjectNode json, String verdict, String reason, String detail) {
    json.put("verdict", verdict).put("reason", reason).put("detail", detail);
  }

  private static void add(ObjectNode json, MappedDelivery delivery) {
    json.put("mapping", delivery.mapping());
    switch (delivery.routed()) {
      case Routed.ToGoal _ -> json.put("target", "GOAL");
      case Routed.ToRemoteData _ -> json.put("target", "REMOTE_DATA");
      case Routed.Unroutable(DiscardReason reason, String detail) ->
          json.put("reason", reason.name()).put("detail", detail);
    }
    json.set("payload", delivery.payload());
  }

  static String write(List<ObjectNode> trials) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    trials.forEach(list::add);
    return new JsonMapper().createObjectNode().set("events", list).toPrettyString();
  }
}
