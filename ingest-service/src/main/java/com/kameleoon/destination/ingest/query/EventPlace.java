package com.kameleoon.destination.ingest.query;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/// A place among the events, the newest first: behind it come the events that were received
/// earlier, and of those of the same moment, as a batch's are, the ones with a smaller id.
///
/// Written as the moment, or as moment and id with `~` between them.
public record EventPlace(Instant time, UUID id) {
  private static final UUID FIRST = new UUID(0, 0);
  private static final char BETWEEN = '~';

  /// Behind it come all events from before that moment.
  public static EventPlace at(Instant time) {
    return new EventPlace(time, FIRST);
  }

  static EventPlace of(EventRecord event) {
    return new EventPlace(event.receivedAt(), event.id());
  }

  /// Empty where it is neither a moment nor a place.
  public static Optional<EventPlace> parse(String text) {
    int between = text.indexOf(BETWEEN);
    try {
      return Optional.of(
          between < 0
              ? at(Instant.parse(text.strip()))
              : new EventPlace(
                  Instant.parse(text.substring(0, between).strip()),
                  UUID.fromString(text.substring(between + 1).strip())));
    } catch (DateTimeParseException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return id.equals(FIRST) ? time.toString() : time.toString() + BETWEEN + id;
  }
}
