package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.DiscardReason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Events with verdicts, for whoever appends.
public final class TestEvents {
  private final TimeOrderedIds ids;
  private final Clock clock;

  public TestEvents(Clock clock) {
    this.ids = new TimeOrderedIds(clock);
    this.clock = clock;
  }

  public ReceivedEvent event(String messageId, Verdict verdict) {
    return new ReceivedEvent(
        ids.next(),
        messageId,
        Door.TRACKING_API,
        "web",
        EventType.TRACK,
        "Order Completed",
        "user-1",
        null,
        clock.instant(),
        "{\"messageId\":\"%s\"}".formatted(messageId).getBytes(StandardCharsets.UTF_8),
        verdict);
  }

  public ReceivedEvent conversion(String messageId) {
    return event(messageId, new Verdict.Deliveries(List.of(toSend(Target.GOAL))));
  }

  public List<ReceivedEvent> conversions(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> conversion(prefix + i)).toList();
  }

  public ReceivedEvent filtered(String messageId) {
    return event(messageId, new Verdict.Filtered(FilterReason.NO_MATCHING_MAPPING, null));
  }

  public ReceivedEvent discarded(String messageId) {
    return event(messageId, new Verdict.Discarded(DiscardReason.EVALUATION_FAILED, "why"));
  }

  public PlannedDelivery toSend(Target target) {
    UUID id = ids.next();
    byte[] item = "{\"id\":\"%s\"}".formatted(id).getBytes(StandardCharsets.UTF_8);
    return new PlannedDelivery.ToSend(id, "track", target, item);
  }

  public PlannedDelivery givenUp() {
    byte[] payload = "{}".getBytes(StandardCharsets.UTF_8);
    return new PlannedDelivery.Discarded(
        ids.next(), "track", DiscardReason.NO_VISITOR_CODE, null, payload);
  }
}
