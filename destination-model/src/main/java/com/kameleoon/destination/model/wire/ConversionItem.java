package com.kameleoon.destination.model.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.event.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One page, screen or track payload on its way to goal-service, or what an event shows about who
/// is who.
///
/// @param id the delivery's id, echoed in the outcome
/// @param messageId with the goal, what makes the conversion the same one on a retry
/// @param type page, screen or track; alias where nothing converts and only ids are learned
/// @param name event name of a track, page or screen name otherwise; absent for an unnamed page
/// @param visitorCode as found in properties, traits or context, in this order
/// @param timestamp when it happened, by the event's own clock
/// @param properties an object, possibly empty; carries revenue, currency, order_id
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversionItem(
    String id,
    String messageId,
    EventType type,
    @Nullable String name,
    @Nullable String visitorCode,
    @Nullable String userId,
    @Nullable String anonymousId,
    Instant timestamp,
    ObjectNode properties) {}
