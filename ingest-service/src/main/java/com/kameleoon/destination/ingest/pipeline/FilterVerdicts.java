package com.kameleoon.destination.ingest.pipeline;

import com.kameleoon.destination.ingest.log.FilterReason;
import com.kameleoon.destination.ingest.log.Verdict;
import com.kameleoon.destination.model.filter.FilterOutcome;
import com.kameleoon.destination.model.spec.OnError;
import com.kameleoon.destination.model.wire.DiscardReason;

/// What an event that a filter kept back becomes.
final class FilterVerdicts {
  private FilterVerdicts() {}

  static Verdict of(FilterOutcome.Dropped dropped) {
    return new Verdict.Filtered(FilterReason.FILTERED_BY_RULES, "filter " + dropped.filter());
  }

  static Verdict of(FilterOutcome.Failed failed) {
    String detail = "filter " + failed.failure().filter() + " failed: " + failed.failure().reason();
    return failed.onError() == OnError.DEAD_LETTER
        ? new Verdict.Discarded(DiscardReason.EVALUATION_FAILED, detail)
        : new Verdict.Filtered(FilterReason.FILTERED_BY_RULES, detail);
  }
}
