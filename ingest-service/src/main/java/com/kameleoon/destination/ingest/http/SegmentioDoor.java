package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import com.kameleoon.destination.ingest.destination.RunningDestination;
import com.kameleoon.destination.ingest.log.Door;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The door for Segment's published destination: who sends, and what was sent.
@Singleton
final class SegmentioDoor {
  private final DestinationRegistry destinations;
  private final DoorLimits limits;

  SegmentioDoor(DestinationRegistry destinations, DoorLimits limits) {
    this.destinations = destinations;
    this.limits = limits;
  }

  /// What became of a request at the entrance.
  sealed interface Entry {
    record Open(Arrival arrival, Candidate candidate) implements Entry {}

    record Closed(Refusal refusal) implements Entry {}
  }

  Entry enter(RequestHead head, byte[] body) {
    RunningDestination destination = destinations.current();
    Optional<Refusal> stranger = stranger(head, destination);
    if (stranger.isPresent()) {
      return new Entry.Closed(stranger.get());
    }
    return switch (IncomingBody.read(head, body, limits.maxEventBytes())) {
      case BodyReading.Unreadable(Refusal refusal) -> new Entry.Closed(refusal);
      case BodyReading.Read read -> open(destination, read.tree());
    };
  }

  /// One event that is as it should be; empty where there is anything to refuse.
  Optional<SoundEvent> sound(RequestHead head, byte[] body) {
    return enter(head, body)
            instanceof Entry.Open(Arrival arrival, Candidate.Sound(ObjectNode tree))
        ? Optional.of(new SoundEvent(arrival, tree))
        : Optional.empty();
  }

  private static Entry open(RunningDestination destination, ObjectNode tree) {
    SegmentioShape.restore(tree);
    Arrival arrival = new Arrival(Door.SEGMENTIO, destination.name(), destination);
    return new Entry.Open(arrival, Candidate.of(tree, EventShape.problem(tree)));
  }

  private static Optional<Refusal> stranger(RequestHead head, RunningDestination destination) {
    if (!BasicKey.verbatim(head).map(destination.apiKey()::matches).orElse(false)) {
      return Optional.of(
          Refusal.of(
              RefusalCode.WRONG_KEY,
              "The key is not that of this destination; send Authorization: Basic <API key>."));
    }
    return destination.spec().sitecode().equals(head.settings())
        ? Optional.empty()
        : Optional.of(
            Refusal.at(
                RequestHead.SETTINGS,
                RefusalCode.WRONG_SITECODE,
                "The sitecode is not that of this destination; send it as x-segment-settings."));
  }
}
