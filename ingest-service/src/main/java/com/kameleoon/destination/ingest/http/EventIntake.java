package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.log.EventLog;
import com.kameleoon.destination.ingest.log.EventLogUnavailableException;
import com.kameleoon.destination.ingest.log.Receipt;
import com.kameleoon.destination.ingest.log.ReceivedEvent;
import com.kameleoon.destination.ingest.log.TimeOrderedIds;
import com.kameleoon.destination.ingest.pipeline.EventPipeline;
import com.kameleoon.destination.model.event.SegmentEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/// Takes checked events from a door through the pipeline into the log.
@Singleton
final class EventIntake {
  private static final int LONGEST_NAME = 256;

  private final EventPipeline pipeline;
  private final EventLog log;
  private final TimeOrderedIds ids;
  private final DoorMetrics metrics;
  private final Clock clock;

  EventIntake(
      EventPipeline pipeline, EventLog log, TimeOrderedIds ids, DoorMetrics metrics, Clock clock) {
    this.pipeline = pipeline;
    this.clock = clock;
    this.log = log;
    this.ids = ids;
    this.metrics = metrics;
  }

  /// One admission per candidate, in order; the good ones are durable when it returns.
  ///
  /// @throws EventLogUnavailableException when none was stored, and trying again can help
  List<Admission> admit(Arrival arrival, List<Candidate> candidates) {
    Instant receivedAt = clock.instant();
    List<ReceivedEvent> events = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      if (candidate instanceof Candidate.Sound(ObjectNode tree)) {
        events.add(received(arrival, tree, receivedAt));
      }
    }
    Iterator<Receipt> receipts = append(arrival, events).iterator();
    List<Admission> admissions = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      admissions.add(admission(arrival, candidate, receipts));
    }
    return admissions;
  }

  /// Takes one event without blocking. `then` hears once whether it is durable; where it is not,
  /// nothing was stored and nothing was counted.
  void begin(SoundEvent sound, Consumer<Boolean> then) {
    Arrival arrival = sound.arrival();
    Instant receivedAt = clock.instant();
    arrival
        .destination()
        .functions()
        .around(
            () -> received(arrival, sound.tree(), receivedAt),
            decided ->
                decided.ifPresentOrElse(
                    event -> append(arrival, event, then), () -> then.accept(false)));
  }

  private void append(Arrival arrival, ReceivedEvent event, Consumer<Boolean> then) {
    log.append(
        List.of(event),
        ending -> {
          if (ending instanceof EventLog.Ending.Stored(List<Receipt> receipts)) {
            metrics.taken(arrival.door(), receipts.getFirst());
            then.accept(true);
          } else {
            then.accept(false);
          }
        });
  }

  private List<Receipt> append(Arrival arrival, List<ReceivedEvent> events) {
    try {
      return events.isEmpty() ? List.of() : log.append(events);
    } catch (EventLogUnavailableException unavailable) {
      metrics.unavailable(arrival.door(), events.size());
      throw unavailable;
    }
  }

  private Admission admission(Arrival arrival, Candidate candidate, Iterator<Receipt> receipts) {
    return switch (candidate) {
      case Candidate.Sound _ -> {
        Receipt receipt = receipts.next();
        metrics.taken(arrival.door(), receipt);
        yield new Admission.Taken(receipt);
      }
      case Candidate.Broken(Refusal refusal) -> {
        metrics.refused(arrival.door());
        yield new Admission.Refused(refusal);
      }
    };
  }

  /// The log's name may be shortened; the whole one stays in the body.
  private ReceivedEvent received(Arrival arrival, ObjectNode tree, Instant receivedAt) {
    String messageId = MessageIds.of(tree, receivedAt);
    tree.put("messageId", messageId);
    EventTime.stamp(tree, receivedAt);
    SegmentEvent event = new SegmentEvent(tree);
    return new ReceivedEvent(
        ids.next(),
        messageId,
        arrival.door(),
        arrival.source(),
        event.type().orElseThrow(),
        event.name().map(it -> MessageIds.cut(it, LONGEST_NAME)).orElse(null),
        event.userId().orElse(null),
        event.anonymousId().orElse(null),
        receivedAt,
        EventJson.writeEvent(tree),
        pipeline.decide(event, arrival.destination().program(), arrival.destination().functions()));
  }
}
