package com.kameleoon.destination.ingest.explain;

import com.kameleoon.destination.ingest.query.AttemptRecord;
import com.kameleoon.destination.ingest.query.DeliveryRecord;
import com.kameleoon.destination.ingest.query.EventRecord;
import java.util.ArrayList;
import java.util.List;

/// What the log itself knows of an event's way: how it came in, and how its deliveries ended.
record StorySteps(EventRecord event, long copies, List<AttemptRecord> attempts) {

  List<Step> beginning() {
    String door =
        event.door().equals("SEGMENTIO")
            ? "Came in through /segmentio, from Segment's Kameleoon destination."
            : "Came in through /v1, with the key of source " + event.source() + ".";
    return List.of(
        Step.of("door", event.source(), StepVerdict.PASSED, door),
        Step.of(
            "dedupe",
            event.messageId(),
            StepVerdict.PASSED,
            "The first of this messageId. " + repeated()));
  }

  private String repeated() {
    return copies == 0
        ? "None came after it."
        : "It came %d more %s; what came again was kept out and delivered nothing."
            .formatted(copies, copies == 1 ? "time" : "times");
  }

  List<Step> end() {
    List<Step> steps = new ArrayList<>();
    if (event.reason() != null) {
      boolean filtered = event.verdict().equals("FILTERED");
      steps.add(
          Step.of(
              "outcome",
              event.reason(),
              filtered ? StepVerdict.FILTERED : StepVerdict.DISCARDED,
              event.detail() == null ? "" : event.detail()));
    }
    for (DeliveryRecord delivery : event.deliveries()) {
      attempts.stream()
          .filter(attempt -> attempt.deliveryId().equals(delivery.id()))
          .forEach(attempt -> steps.add(attempt(delivery, attempt)));
      steps.add(delivery(delivery));
    }
    return steps;
  }

  private static Step attempt(DeliveryRecord delivery, AttemptRecord attempt) {
    return Step.of(
        "attempt",
        delivery.mapping(),
        StepVerdict.FAILED,
        "Attempt %d at %s: %s. Tried again at %s."
            .formatted(attempt.attempt(), attempt.at(), attempt.answer(), attempt.againAt()));
  }

  private static Step delivery(DeliveryRecord delivery) {
    StepVerdict verdict =
        delivery.isDelivered()
            ? StepVerdict.DELIVERED
            : delivery.isDiscarded() || delivery.isReplayed()
                ? StepVerdict.DISCARDED
                : StepVerdict.PENDING;
    return new Step(
        "delivery", delivery.mapping(), verdict, sentence(delivery), null, delivery.item());
  }

  private static String sentence(DeliveryRecord delivery) {
    String service = service(delivery);
    if (delivery.isDelivered()) {
      return "%s took it at attempt %d, %d ms after it was received."
          .formatted(service, delivery.attempts(), delivery.milliseconds());
    }
    if (delivery.isDiscarded()) {
      return "Given up after %d attempts: %s%s"
          .formatted(
              delivery.attempts(),
              delivery.reason(),
              delivery.detail() == null ? "." : ", " + delivery.detail());
    }
    return delivery.isReplayed()
        ? "Given up with %s, then replayed: its replay stands below.".formatted(delivery.reason())
        : "Waits to be sent to " + service + ".";
  }

  private static String service(DeliveryRecord delivery) {
    return switch (String.valueOf(delivery.target())) {
      case "GOAL" -> "goal-service";
      case "REMOTE_DATA" -> "remotedata-service";
      default -> "no service";
    };
  }
}
