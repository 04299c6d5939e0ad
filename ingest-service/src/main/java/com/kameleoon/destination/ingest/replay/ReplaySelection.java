package com.kameleoon.destination.ingest.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which events are replayed: those with the ids, or those that fit all that is given.
///
/// @param messageIds at most 1000
/// @param from first moment of receipt; a day before `to` unless given
/// @param to last moment of receipt; now unless given
/// @param reason of a discard or filter, of the event or of a delivery
/// @param all also what was filtered or delivered in part; only discards unless true
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplaySelection(
    @Nullable List<String> messageIds,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String reason,
    @Nullable String name,
    @Nullable String type,
    @Nullable Boolean all) {
  public ReplaySelection {
    reason = blank(reason);
    name = blank(name);
    type = blank(type);
  }

  boolean isById() {
    return messageIds != null && !messageIds.isEmpty();
  }

  boolean discardsOnly() {
    return !Boolean.TRUE.equals(all);
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
