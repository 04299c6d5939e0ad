package com.kameleoon.destination.model.wire;

import java.util.List;

/// `POST /v1/conversions` of goal-service; answered by a [BatchOutcome].
public record ConversionBatch(int version, List<ConversionItem> items) {
  public ConversionBatch {
    items = List.copyOf(items);
  }
}
