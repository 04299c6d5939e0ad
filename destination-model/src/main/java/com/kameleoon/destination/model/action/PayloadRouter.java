package com.kameleoon.destination.model.action;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.event.Timestamps;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.RemoteDataChange;
import com.kameleoon.destination.model.wire.RemoteDataItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decides what a payload becomes in Kameleoon: a conversion, or a change of remote data.
///
/// The body's `type` decides, not the action: a mapping may log an identify as an event. Where an
/// old mapping sends no type, a `groupId` means group, otherwise the action decides.
public final class PayloadRouter {
  private PayloadRouter() {}

  /// Routes a payload whose body carries the event's messageId.
  public static Routed route(Payload payload, String deliveryId) {
    return route(payload, deliveryId, "");
  }

  /// @param deliveryId becomes the item's id
  /// @param messageId the event's own, for a page payload that carries none
  public static Routed route(Payload payload, String deliveryId, String messageId) {
    PayloadView view = new PayloadView(payload.body());
    Optional<EventType> type = type(payload, view);
    if (type.isEmpty()) {
      return new Routed.Unroutable(
          DiscardReason.UNSUPPORTED_EVENT_TYPE,
          "`type` is `%s`; use track, page, screen, identify or group.".formatted(view.type()));
    }
    Delivery delivery = new Delivery(deliveryId, view.text("messageId").orElse(messageId), view);
    return delivery.messageId().isEmpty()
        ? invalid("`messageId` is missing; map it from $.messageId.")
        : Timestamps.parse(view.text("timestamp").orElse(""))
            .map(timestamp -> route(delivery, type.get(), timestamp))
            .orElseGet(() ->
                invalid("`timestamp` is no ISO 8601 date and time; map it from $.timestamp."));
  }

  private static Optional<EventType> type(Payload payload, PayloadView view) {
    if (!view.type().isEmpty()) {
      return EventType.ofWireName(view.type()).filter(type -> type != EventType.ALIAS);
    }
    return Optional.of(
        switch (payload.action()) {
          case GROUP -> EventType.GROUP;
          case IDENTIFY -> view.text("groupId").isPresent() ? EventType.GROUP : EventType.IDENTIFY;
          case PAGE -> EventType.PAGE;
          case LOG_EVENT -> EventType.TRACK;
        });
  }

  private static Routed route(Delivery delivery, EventType type, Instant timestamp) {
    return switch (type) {
      case TRACK ->
          Membership.of(delivery.view().body())
              .map(PayloadRouter::cohort)
              .map(change -> remoteData(delivery, timestamp, change))
              .orElseGet(() -> conversion(delivery, type, timestamp));
      case PAGE, SCREEN -> conversion(delivery, type, timestamp);
      case IDENTIFY ->
          remoteData(delivery, timestamp, new RemoteDataChange.Traits(delivery.view().traits()));
      case GROUP ->
          delivery
              .view()
              .text("groupId")
              .map(groupId -> remoteData(delivery, timestamp, new RemoteDataChange.Group(groupId)))
              .orElseGet(() -> invalid("`groupId` is missing; map it from $.groupId."));
      case ALIAS -> throw new IllegalStateException("alias has no route");
    };
  }

  private static RemoteDataChange cohort(Membership membership) {
    return new RemoteDataChange.Cohort(membership.audience(), membership.member());
  }

  private static Routed conversion(Delivery delivery, EventType type, Instant timestamp) {
    PayloadView view = delivery.view();
    return new Routed.ToGoal(
        new ConversionItem(
            delivery.id(),
            delivery.messageId(),
            type,
            view.name().orElse(null),
            view.visitorCode().orElse(null),
            view.text("userId").orElse(null),
            view.text("anonymousId").orElse(null),
            timestamp,
            view.object(Names.PROPERTIES).orElseGet(JsonNodeFactory.instance::objectNode)));
  }

  private static Routed remoteData(Delivery delivery, Instant timestamp, RemoteDataChange change) {
    List<String> ids = delivery.view().ids();
    return ids.isEmpty()
        ? new Routed.Unroutable(
            DiscardReason.NO_ID,
            "Neither `kameleoonVisitorCode` nor `userId` nor `anonymousId` is there; send one.")
        : new Routed.ToRemoteData(
            new RemoteDataItem(delivery.id(), delivery.messageId(), timestamp, ids, change));
  }

  private static Routed invalid(String detail) {
    return new Routed.Unroutable(DiscardReason.INVALID_PAYLOAD, detail);
  }

  /// What every route needs of a payload.
  private record Delivery(String id, String messageId, PayloadView view) {}
}
