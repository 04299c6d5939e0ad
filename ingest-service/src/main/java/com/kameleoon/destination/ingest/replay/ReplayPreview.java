package com.kameleoon.destination.ingest.replay;

import com.kameleoon.destination.ingest.log.ReplayLog;
import java.util.Map;

/// What a replay would come to.
///
/// @param total events that it would take
/// @param looked of these, the first ones, at which the pipeline was asked
/// @param results how many of those would end how
/// @param seconds it would take, at least
public record ReplayPreview(
    long total, int looked, Map<ReplayLog.Result, Long> results, long seconds) {
  public ReplayPreview {
    results = Map.copyOf(results);
  }
}
