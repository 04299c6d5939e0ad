package com.kameleoon.destination.ingest.explain;

import com.kameleoon.destination.ingest.log.Verdict;
import java.util.List;

/// What the pipeline decided, and every step that led there.
public record Traced(Verdict verdict, List<Step> steps) {
  public Traced {
    steps = List.copyOf(steps);
  }
}
