package com.kameleoon.destination.ingest.log;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log on PostgreSQL: callers wait together for few commits. While a commit is being flushed
/// the next group gathers by itself, so nobody lingers.
@Context
final class GroupCommitLog implements EventLog {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommitLog.class);
  private static final Duration WHEN_FULL = Duration.ofSeconds(1);
  private static final Duration WHEN_DOWN = Duration.ofSeconds(5);

  private final AppendQueue queue;
  private final GroupWriter writer;
  private final BodyLimit bodies;
  private final DeliverySignal signal;
  private final List<Thread> writers;

  GroupCommitLog(
      LogSettings settings, GroupWriter writer, BodyLimit bodies, DeliverySignal signal) {
    this.queue = new AppendQueue(settings);
    this.writer = writer;
    this.bodies = bodies;
    this.signal = signal;
    this.writers = new ArrayList<>();
    for (int i = 0; i < settings.writers(); i++) {
      writers.add(Thread.ofPlatform().name("log-writer-" + i).start(this::writeGroups));
    }
  }

  @Override
  public List<Receipt> append(List<ReceivedEvent> events) {
    if (events.isEmpty()) {
      return List.of();
    }
    CompletableFuture<Ending> ending = new CompletableFuture<>();
    append(events, ending::complete);
    return switch (ending.join()) {
      case Ending.Stored(List<Receipt> receipts) -> receipts;
      case Ending.Failed(Throwable cause) -> throw rethrown(cause);
    };
  }

  @Override
  public void append(List<ReceivedEvent> events, Consumer<Ending> then) {
    Append append = Append.of(bodies.limited(events), then);
    if (!queue.offer(append)) {
      append.failed(
          new EventLogUnavailableException("the event log's queue is full", WHEN_FULL, null));
    }
  }

  /// Writes what waits, then stops.
  @PreDestroy
  void close() throws InterruptedException {
    queue.close();
    for (Thread thread : writers) {
      thread.join();
    }
  }

  private void writeGroups() {
    try {
      for (List<Append> group = queue.takeGroup(); !group.isEmpty(); group = queue.takeGroup()) {
        try {
          write(group);
        } finally {
          queue.written();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<Append> group) {
    List<KeyedEvent> events = group.stream().flatMap(one -> one.events().stream()).toList();
    try {
      answer(group, writer.write(events));
      targets(events).forEach(signal::raise);
    } catch (SQLException e) {
      fail(group, e);
    } catch (RuntimeException | Error e) {
      LOG.error("Writing a group failed events={}", group.size(), e);
      group.forEach(one -> one.failed(e));
    }
  }

  private static void answer(List<Append> group, List<Receipt> receipts) {
    int from = 0;
    for (Append one : group) {
      int to = from + one.events().size();
      one.stored(receipts.subList(from, to));
      from = to;
    }
  }

  private void fail(List<Append> group, SQLException e) {
    if (isAboutData(e) && group.size() > 1) {
      group.forEach(one -> write(List.of(one)));
      return;
    }
    LOG.warn(
        "The event log could not commit state={} callers={} because={}",
        e.getSQLState(),
        group.size(),
        e.getMessage());
    RuntimeException failure =
        isAboutData(e)
            ? new IllegalStateException("the database refuses an event's values", e)
            : new EventLogUnavailableException("the event log's database is away", WHEN_DOWN, e);
    group.forEach(one -> one.failed(failure));
    if (e instanceof SQLTransientConnectionException) {
      queue.takeAll().forEach(one -> one.failed(failure));
    }
  }

  /// Data exceptions, violated constraints, exceeded limits: one caller's fault, not its
  /// neighbours'.
  private static boolean isAboutData(SQLException e) {
    @Nullable String state = e.getSQLState();
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
  }

  private static Set<Target> targets(List<KeyedEvent> events) {
    Set<Target> targets = EnumSet.noneOf(Target.class);
    for (KeyedEvent event : events) {
      event.plan().sendings().forEach(sending -> targets.add(sending.target()));
    }
    return targets;
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    return switch (cause) {
      case EventLogUnavailableException down ->
          new EventLogUnavailableException(
              String.valueOf(down.getMessage()), down.retryAfter(), down);
      case null, default -> new IllegalStateException("the event log failed", cause);
    };
  }
}
