package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import com.kameleoon.destination.ingest.log.Door;
import com.kameleoon.destination.ingest.log.Receipt;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The tester's door: what a person pastes is looked at as what a library sends.
@Singleton
public final class TestDoor {
  /// The source that sent test events are stored under.
  public static final String SOURCE = "console tester";

  private final DestinationRegistry destinations;
  private final EventIntake intake;
  private final Clock clock;

  TestDoor(DestinationRegistry destinations, EventIntake intake, Clock clock) {
    this.destinations = destinations;
    this.intake = intake;
    this.clock = clock;
  }

  /// What the door makes of an event.
  public sealed interface Look {
    /// As it goes into the pipeline; `stored` only where it was really sent and is new.
    record Sound(ObjectNode event, boolean stored) implements Look {}

    /// As a library would be told.
    record Refused(String code, String message, String path) implements Look {}
  }

  /// Looks and changes nothing; the event given is not changed either.
  public Look look(ObjectNode given) {
    ObjectNode event = given.deepCopy();
    event.remove("writeKey");
    return problem(event)
        .<Look>map(TestDoor::refused)
        .orElseGet(() -> {
          Instant now = clock.instant();
          event.put("messageId", MessageIds.of(event, now));
          EventTime.stamp(event, now);
          return new Look.Sound(event, false);
        });
  }

  /// Really sends it, through the destination that runs, marked as a test: under a messageId of its
  /// own and with `context.test`.
  public Look send(ObjectNode given) {
    ObjectNode event = given.deepCopy();
    event.remove("writeKey");
    Optional<Refusal> problem = problem(event);
    if (problem.isPresent()) {
      return refused(problem.get());
    }
    event.put("messageId", "test-" + UUID.randomUUID());
    event.withObject("/context").put("test", true);
    Arrival arrival = new Arrival(Door.TRACKING_API, SOURCE, destinations.current());
    return switch (intake.admit(arrival, List.of(new Candidate.Sound(event))).getFirst()) {
      case Admission.Taken(Receipt receipt) -> new Look.Sound(event, receipt == Receipt.STORED);
      case Admission.Refused(Refusal refusal) -> refused(refusal);
    };
  }

  private static Optional<Refusal> problem(ObjectNode event) {
    return EventShape.problem(event).or(() -> TrackingRules.missing(event));
  }

  private static Look refused(Refusal refusal) {
    String path = refusal.path();
    return new Look.Refused(refusal.code().wireName(), refusal.message(), path == null ? "" : path);
  }
}
