package com.kameleoon.destination.ingest.query;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds events. Without an index for every question it walks back through time in growing slices
/// and stops when the page is full or enough time was spent; the answer says how far it came. Hours
/// in which nothing came are passed over at once: growing over them would end in a slice of a day.
@Singleton
public final class EventSearch {
  private static final Duration FIRST_SLICE = Duration.ofSeconds(30);
  private static final Duration FIRST_SLICE_OF_A_USER = Duration.ofHours(3);
  private static final int GROWTH = 8;
  private static final long ENOUGH_NANOS = Duration.ofMillis(1500).toNanos();

  private final EventLookupRepository events;
  private final OutcomeLookupRepository outcomes;
  private final Attempts attempts;
  private final CopyLookupRepository copies;
  private final Clock clock;

  EventSearch(
      EventLookupRepository events,
      OutcomeLookupRepository outcomes,
      Attempts attempts,
      CopyLookupRepository copies,
      Clock clock) {
    this.events = events;
    this.outcomes = outcomes;
    this.attempts = attempts;
    this.copies = copies;
    this.clock = clock;
  }

  public Optional<EventRecord> byMessageId(String messageId) {
    return events.byMessageId(messageId).map(found -> outcomes.join(List.of(found)).getFirst());
  }

  public EventPage find(EventQuery query) {
    Instant end = earliest(query);
    EventPlace to = query.before();
    Duration first = query.user() == null ? FIRST_SLICE : FIRST_SLICE_OF_A_USER;
    Duration slice = first;
    List<EventRecord> found = new ArrayList<>();
    long started = System.nanoTime();
    while (to.time().isAfter(end) && System.nanoTime() - started < ENOUGH_NANOS) {
      Instant from = max(end, to.time().minus(slice));
      int missing = query.limit() - found.size();
      List<StoredEvent> page = events.slice(query, from, to, missing);
      outcomes.join(page).stream().filter(query::admits).forEach(found::add);
      boolean cut = page.size() == missing;
      Optional<Instant> gap = page.isEmpty() ? events.endOfGap(from) : Optional.empty();
      to = cut ? EventPlace.of(page.getLast().record()) : EventPlace.at(gap.orElse(from));
      if (found.size() >= query.limit()) {
        break;
      }
      slice = cut ? slice : gap.map(_ -> first).orElse(slice.multipliedBy(GROWTH));
    }
    return new EventPage(found, to.time(), to.time().isAfter(end) ? to.toString() : null);
  }

  private Instant earliest(EventQuery query) {
    Instant start = events.start();
    Instant since = query.since();
    return since == null ? start : max(start, since);
  }

  /// The attempts of an event's deliveries that were repeated.
  public List<AttemptRecord> attempts(EventRecord event) {
    return attempts.of(event, now());
  }

  /// How often it came again.
  public Copies copies(EventRecord event) {
    return copies.of(event.messageId());
  }

  /// Now, and a little, because replicas' clocks differ.
  public Instant now() {
    return clock.instant().plusSeconds(5);
  }

  /// Before the newest event.
  public EventPlace start() {
    return EventPlace.at(now());
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
