package com.kameleoon.destination.remotedata.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tokens that the file had before: they admit for a while, until every caller knows the new one.
final class ReplacedTokens {
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private record Replaced(ServiceTokens tokens, long endsAtNanos) {
    boolean isOver() {
      return System.nanoTime() - endsAtNanos >= 0;
    }
  }

  private final List<Replaced> replaced = new CopyOnWriteArrayList<>();

  void add(ServiceTokens tokens) {
    replaced.removeIf(Replaced::isOver);
    replaced.add(new Replaced(tokens, System.nanoTime() + OVERLAP.toNanos()));
  }

  boolean accepts(Optional<String> authorization) {
    return replaced.stream().anyMatch(r -> !r.isOver() && r.tokens().accepts(authorization));
  }
}
