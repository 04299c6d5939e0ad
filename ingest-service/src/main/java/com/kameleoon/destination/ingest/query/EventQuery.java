package com.kameleoon.destination.ingest.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which events are looked for; an absent part admits all.
///
/// @param user userId or anonymousId, exact
/// @param reason of a filter or discard, of the event or of a delivery
/// @param before newest first, from here
public record EventQuery(
    @Nullable String type,
    @Nullable String name,
    @Nullable String user,
    @Nullable EventStatus status,
    @Nullable String reason,
    @Nullable String mapping,
    @Nullable String door,
    @Nullable Instant since,
    EventPlace before,
    int limit) {
  public static final int MOST = 500;

  public EventQuery {
    type = blank(type);
    name = blank(name);
    user = blank(user);
    reason = blank(reason);
    mapping = blank(mapping);
    door = blank(door);
    limit = Math.clamp(limit, 1, MOST);
  }

  /// The newest events, whatever they are.
  public static EventQuery newest(EventPlace before, int limit) {
    return new EventQuery(null, null, null, null, null, null, null, null, before, limit);
  }

  /// Whether an event that was read is one of them; the rest was asked of the database.
  boolean admits(EventRecord event) {
    boolean byReason =
        reason == null
            || reason.equals(event.reason())
            || event.deliveries().stream().anyMatch(one -> reason.equals(one.reason()));
    boolean byMapping =
        mapping == null
            || event.deliveries().stream().anyMatch(one -> mapping.equals(one.mapping()));
    return byReason && byMapping && (status == null || status == event.status());
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
