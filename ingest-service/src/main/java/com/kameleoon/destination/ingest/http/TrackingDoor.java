package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.event.EventType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Segment's tracking API: who sends, what was sent, what becomes of it.
@Singleton
final class TrackingDoor {
  private final TrackingEntrance entrance;
  private final EventIntake intake;
  private final Answers answers;
  private final BatchAnswer batchAnswer;
  private final DoorLimits limits;

  TrackingDoor(
      TrackingEntrance entrance,
      EventIntake intake,
      Answers answers,
      BatchAnswer batchAnswer,
      DoorLimits limits) {
    this.entrance = entrance;
    this.intake = intake;
    this.answers = answers;
    this.batchAnswer = batchAnswer;
    this.limits = limits;
  }

  /// One call; its path says the type.
  HttpResponse<byte[]> event(HttpRequest<?> request, byte[] body, EventType type) {
    RequestHead head = entrance.head(request);
    return switch (entrance.enter(head, body, limits.maxEventBytes())) {
      case TrackingEntrance.Entry.Open(Arrival arrival, BodyReading.Read read) -> {
        DirectContext.complete(read.tree(), Optional.ofNullable(head.address()));
        yield one(arrival, read.tree(), type);
      }
      case TrackingEntrance.Entry.Closed(Refusal refusal) -> answers.refused(refusal);
    };
  }

  /// Many calls; each says its own type.
  HttpResponse<byte[]> batch(HttpRequest<?> request, byte[] body) {
    RequestHead head = entrance.head(request);
    return switch (entrance.enterBatch(head, body, limits.maxBatchBytes())) {
      case TrackingEntrance.Entry.Open(Arrival arrival, BodyReading.Read read) ->
          many(
              request,
              arrival,
              new TrackingBatch(read, limits, Optional.ofNullable(head.address())));
      case TrackingEntrance.Entry.Closed(Refusal refusal) -> answers.refused(refusal);
    };
  }

  private MutableHttpResponse<byte[]> one(Arrival arrival, ObjectNode tree, EventType type) {
    Candidate candidate = candidate(tree, type);
    return switch (intake.admit(arrival, List.of(candidate)).getFirst()) {
      case Admission.Taken _ -> answers.success();
      case Admission.Refused(Refusal refusal) -> answers.refused(refusal);
    };
  }

  /// One call that is as it should be; empty where there is anything to refuse or to find out.
  Optional<SoundEvent> sound(RequestHead head, byte[] body, EventType type) {
    return entrance.enter(head, body, limits.maxEventBytes())
                instanceof TrackingEntrance.Entry.Open(Arrival arrival, BodyReading.Read read)
            && !DirectContext.isDirect(read.tree())
            && candidate(read.tree(), type) instanceof Candidate.Sound(ObjectNode tree)
        ? Optional.of(new SoundEvent(arrival, tree))
        : Optional.empty();
  }

  private static Candidate candidate(ObjectNode tree, EventType type) {
    tree.put("type", type.wireName());
    return Candidate.of(tree, EventShape.problem(tree).or(() -> TrackingRules.missing(tree)));
  }

  private MutableHttpResponse<byte[]> many(
      HttpRequest<?> request, Arrival arrival, TrackingBatch batch) {
    return batch
        .problem()
        .map(answers::refused)
        .orElseGet(() -> batchAnswer.to(request, intake.admit(arrival, batch.candidates())));
  }
}
