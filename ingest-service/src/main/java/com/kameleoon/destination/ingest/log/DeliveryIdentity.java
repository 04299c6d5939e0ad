package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.model.wire.DiscardReason;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// received = delivered + filtered + discarded + pending, since the log exists and over all
/// replicas.
///
/// Counted in (event, mapping): an event that n mappings match counts n, one that none takes counts
/// 1. Duplicates stand beside it, one per repeated event.
///
/// @param oldestFirstAt epoch second of the oldest pending delivery; 0 when nothing is pending
public record DeliveryIdentity(
    long received,
    long duplicates,
    Map<FilterReason, Long> filtered,
    long delivered,
    Map<DiscardReason, Long> discarded,
    long pending,
    long oldestFirstAt) {
  public DeliveryIdentity {
    filtered = Map.copyOf(filtered);
    discarded = Map.copyOf(discarded);
  }

  /// Before the first event.
  public static DeliveryIdentity none() {
    return new Builder().build();
  }

  /// False only when something was lost or counted twice.
  public boolean holds() {
    return received == delivered + sum(filtered) + sum(discarded) + pending;
  }

  public long filtered(FilterReason reason) {
    return filtered.getOrDefault(reason, 0L);
  }

  public long discarded(DiscardReason reason) {
    return discarded.getOrDefault(reason, 0L);
  }

  /// Age of the oldest pending delivery; 0 when nothing is pending.
  public long oldestPendingSeconds(Instant now) {
    return oldestFirstAt == 0 ? 0 : Math.max(0, now.getEpochSecond() - oldestFirstAt);
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Reads rows of (kind, reason, n).
  static final class Builder {
    private final Map<FilterReason, Long> filtered = new EnumMap<>(FilterReason.class);
    private final Map<DiscardReason, Long> discarded = new EnumMap<>(DiscardReason.class);
    private long received;
    private long duplicates;
    private long delivered;
    private long pending;
    private long oldestFirstAt;

    void add(String kind, String reason, long n) {
      switch (kind) {
        case "RECEIVED" -> received = n;
        case "DUPLICATE" -> duplicates = n;
        case "DELIVERED" -> delivered = n;
        case "PENDING" -> pending = n;
        case "OLDEST_PENDING" -> oldestFirstAt = n;
        case "FILTERED" -> filtered.put(FilterReason.valueOf(reason), n);
        case "DISCARDED" -> discarded.put(DiscardReason.valueOf(reason), n);
        default -> throw new IllegalStateException("unknown kind in ingest.tally: " + kind);
      }
    }

    DeliveryIdentity build() {
      return new DeliveryIdentity(
          received, duplicates, filtered, delivered, discarded, pending, oldestFirstAt);
    }
  }
}
