package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.model.wire.DiscardReason;
import java.util.HashMap;
import java.util.Map;

/// Differences of the identity that one transaction makes, counted in (event, mapping).
final class Tally {
  /// What is counted.
  enum Kind {
    RECEIVED,
    DUPLICATE,
    FILTERED,
    DELIVERED,
    DISCARDED
  }

  /// One count; `reason` is empty where the kind has none.
  record Key(Kind kind, String reason) {}

  private final Map<Key, Long> counts = new HashMap<>();

  void received(long n) {
    add(new Key(Kind.RECEIVED, ""), n);
  }

  void duplicates(long n) {
    add(new Key(Kind.DUPLICATE, ""), n);
  }

  void filtered(FilterReason reason) {
    add(new Key(Kind.FILTERED, reason.name()), 1);
  }

  void finished(FinishedDelivery finished) {
    switch (finished) {
      case FinishedDelivery.Delivered _ -> add(new Key(Kind.DELIVERED, ""), 1);
      case FinishedDelivery.Discarded discarded -> discarded(discarded.reason());
    }
  }

  void discarded(DiscardReason reason) {
    add(new Key(Kind.DISCARDED, reason.name()), 1);
  }

  Map<Key, Long> counts() {
    return counts;
  }

  private void add(Key key, long n) {
    if (n > 0) {
      counts.merge(key, n, Long::sum);
    }
  }
}
