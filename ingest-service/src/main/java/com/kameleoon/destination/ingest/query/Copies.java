package com.kameleoon.destination.ingest.query;

import java.util.List;

/// How often an event came again.
///
/// @param total of those that are kept as long as events are
/// @param first the first of them, in their order; at most 100
public record Copies(long total, List<Copy> first) {
  public static final int MOST = 100;

  public Copies {
    first = List.copyOf(first);
  }
}
