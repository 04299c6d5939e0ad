package com.kameleoon.destination.ingest.pipeline;

import com.kameleoon.destination.model.filter.FilterFailure;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/// Counts what filters failed on, also where `onError: Pass` let the event through.
@Singleton
public final class FilterFailures {
  private final MeterRegistry meters;

  public FilterFailures(MeterRegistry meters) {
    this.meters = meters;
  }

  /// Filters are few and named in the resource, so that their names may be labels.
  void count(FilterFailure failure) {
    meters.counter("kameleoon.filter.failures", "filter", failure.filter()).increment();
  }
}
