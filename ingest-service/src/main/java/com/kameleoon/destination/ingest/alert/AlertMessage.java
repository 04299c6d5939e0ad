package com.kameleoon.destination.ingest.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message to one receiver.
///
/// @param receiver place in the alert's receivers
/// @param toWhom webhook, or the addresses; never the webhook's address, which is a secret
/// @param sentAt absent until it is
/// @param problem why it could not be sent last
public record AlertMessage(
    long id,
    String alert,
    Kind kind,
    int receiver,
    String toWhom,
    String text,
    Instant createdAt,
    @Nullable Instant sentAt,
    int tries,
    @Nullable String problem) {
  /// Why it is sent.
  public enum Kind {
    FIRING,
    RESOLVED,
    TEST
  }
}
