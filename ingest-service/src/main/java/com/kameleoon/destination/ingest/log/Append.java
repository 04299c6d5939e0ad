package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.ingest.log.EventLog.Ending;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One caller's events on their way to a commit; never split over two groups. The caller hears once
/// what became of them, and cannot fail its neighbours.
final class Append {
  private static final Logger LOG = LoggerFactory.getLogger(Append.class);

  private final List<KeyedEvent> events;
  private final long bytes;
  private final AtomicReference<@Nullable Consumer<Ending>> then;

  private Append(List<KeyedEvent> events, Consumer<Ending> then) {
    this.events = events;
    this.bytes = events.stream().mapToLong(KeyedEvent::bytes).sum();
    this.then = new AtomicReference<>(then);
  }

  static Append of(List<ReceivedEvent> events, Consumer<Ending> then) {
    return new Append(events.stream().map(KeyedEvent::of).toList(), then);
  }

  List<KeyedEvent> events() {
    return events;
  }

  /// Of bodies and deliveries.
  long bytes() {
    return bytes;
  }

  void stored(List<Receipt> receipts) {
    end(new Ending.Stored(receipts));
  }

  void failed(Throwable cause) {
    end(new Ending.Failed(cause));
  }

  private void end(Ending ending) {
    Consumer<Ending> caller = then.getAndSet(null);
    if (caller == null) {
      return;
    }
    try {
      caller.accept(ending);
    } catch (RuntimeException e) {
      LOG.error("A caller of the event log failed to take its answer", e);
    }
  }
}
