package com.kameleoon.destination.ingest.log;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// An event log in memory that shows what it was given; it keeps the contract of the real one.
@Singleton
@Replaces(GroupCommitLog.class)
@Requires(property = "spec.event-log", value = "recording")
public final class RecordingEventLog implements EventLog {
  private static final Duration WINDOW = Duration.ofHours(24);

  private final Clock clock;
  private final Map<String, Instant> seen = new HashMap<>();
  private final List<ReceivedEvent> stored = new ArrayList<>();
  private Optional<Duration> outage = Optional.empty();

  public RecordingEventLog(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized List<Receipt> append(List<ReceivedEvent> events) {
    if (outage.isPresent()) {
      throw new EventLogUnavailableException("outage", outage.get(), null);
    }
    return events.stream().map(this::append).toList();
  }

  @Override
  public void append(List<ReceivedEvent> events, Consumer<Ending> then) {
    try {
      then.accept(new Ending.Stored(append(events)));
    } catch (EventLogUnavailableException unavailable) {
      then.accept(new Ending.Failed(unavailable));
    }
  }

  private Receipt append(ReceivedEvent event) {
    Instant now = clock.instant();
    Instant before = seen.get(event.messageId());
    if (before != null && now.isBefore(before.plus(WINDOW))) {
      return Receipt.DUPLICATE;
    }
    seen.put(event.messageId(), now);
    stored.add(event);
    return Receipt.STORED;
  }

  public synchronized List<ReceivedEvent> stored() {
    return List.copyOf(stored);
  }

  /// From now on nothing is stored.
  public synchronized void fail(Duration retryAfter) {
    outage = Optional.of(retryAfter);
  }

  public synchronized void reset() {
    outage = Optional.empty();
    seen.clear();
    stored.clear();
  }
}
