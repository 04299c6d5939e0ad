package com.kameleoon.destination.ingest.log;

import java.util.List;

/// The durable, append-only log of what was received.
public interface EventLog {
  /// Blocks until COMMIT; one receipt per event, in order. A duplicate's receipt comes after the
  /// commit of the event that it repeats.
  ///
  /// @throws EventLogUnavailableException when nothing could be stored: database down or queue full
  List<Receipt> append(List<ReceivedEvent> events);
}
