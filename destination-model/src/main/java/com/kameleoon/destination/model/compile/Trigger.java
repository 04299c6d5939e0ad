package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.event.SegmentEvent;

/// Whether a mapping is meant for an event.
@FunctionalInterface
interface Trigger {
  boolean matches(SegmentEvent event);
}
