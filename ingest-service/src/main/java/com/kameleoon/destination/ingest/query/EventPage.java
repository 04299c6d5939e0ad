package com.kameleoon.destination.ingest.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events, the newest first.
///
/// @param searchedBackTo every matching event since then is on this page or the ones before it
/// @param next an [EventPlace]; pass it as `before` to look further back; absent where the log ends
public record EventPage(List<EventRecord> events, Instant searchedBackTo, @Nullable String next) {
  public EventPage {
    events = List.copyOf(events);
  }
}
