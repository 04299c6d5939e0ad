package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.model.event.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One event with the pipeline's verdict, ready to be stored.
///
/// @param id from [TimeOrderedIds]
/// @param messageId what dedupes; derived from the content where the sender gave none
/// @param source id of the source, or the destination's own key at the Segment door
/// @param receivedAt by this service's clock; decides the day's partition and the dedupe window
/// @param body the event as UTF-8 JSON
public record ReceivedEvent(
    UUID id,
    String messageId,
    Door door,
    String source,
    EventType type,
    @Nullable String name,
    @Nullable String userId,
    @Nullable String anonymousId,
    Instant receivedAt,
    byte[] body,
    Verdict verdict) {
  ReceivedEvent withBody(byte[] kept) {
    return new ReceivedEvent(
        id, messageId, door, source, type, name, userId, anonymousId, receivedAt, kept, verdict);
  }
}
