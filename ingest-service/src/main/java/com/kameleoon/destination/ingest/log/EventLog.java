package com.kameleoon.destination.ingest.log;

import java.util.List;
import java.util.function.Consumer;

/// The durable, append-only log of what was received.
public interface EventLog {
  /// Blocks until COMMIT; one receipt per event, in order. A duplicate's receipt comes after the
  /// commit of the event that it repeats.
  ///
  /// @throws EventLogUnavailableException when nothing could be stored: database down or queue full
  List<Receipt> append(List<ReceivedEvent> events);

  /// What became of an append that nobody waits for.
  sealed interface Ending {
    /// Committed; one receipt per event, in order.
    record Stored(List<Receipt> receipts) implements Ending {}

    /// Nothing was stored.
    record Failed(Throwable cause) implements Ending {}
  }

  /// Does not block; `then` is called once, after COMMIT or after the failure, on a thread that it
  /// must not block.
  void append(List<ReceivedEvent> events, Consumer<Ending> then);
}
