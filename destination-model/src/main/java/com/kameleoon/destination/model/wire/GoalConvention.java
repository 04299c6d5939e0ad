package com.kameleoon.destination.model.wire;

/// How a created goal is called; the dash is U+2013.
public enum GoalConvention {
  /// `SegmentIO track – Order Completed`.
  Actions,
  /// `Segment.io – Order Completed`.
  Classic
}
