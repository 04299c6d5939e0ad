package com.kameleoon.destination.ingest.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Callers that wait for a writer, bounded by events and by bytes.
///
/// One writer at a time takes what has gathered while the last group was written, because few large
/// commits cost the least; another one helps as soon as a whole group waits. Commits keep a
/// distance from each other while little has gathered; 32 events pay for theirs, and whoever sent
/// them waits for an answer before sending more.
final class AppendQueue {
  private static final int WORTH_A_COMMIT = 32;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Append> waiting = new ArrayDeque<>();
  private final LogSettings settings;
  private final LongSupplier nanos;
  private int events;
  private long bytes;
  private int writing;
  private long pausedUntil;
  private boolean closed;

  AppendQueue(LogSettings settings) {
    this(settings, System::nanoTime);
  }

  /// @param nanos as [System#nanoTime()]
  AppendQueue(LogSettings settings, LongSupplier nanos) {
    this.settings = settings;
    this.nanos = nanos;
    this.pausedUntil = nanos.getAsLong();
  }

  /// False when it is full or closed. An empty queue takes even what is larger than its bounds.
  boolean offer(Append append) {
    lock.lock();
    try {
      boolean tooMuch =
          events + append.events().size() > settings.queuedEvents()
              || bytes + append.bytes() > settings.queuedBytes();
      if (closed || (tooMuch && !waiting.isEmpty())) {
        return false;
      }
      boolean fewBefore = events < WORTH_A_COMMIT;
      waiting.add(append);
      events += append.events().size();
      bytes += append.bytes();
      if (waiting.size() == 1 || isFull() || (fewBefore && events >= WORTH_A_COMMIT)) {
        changed.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Whatever has gathered, up to a full group; waits for the first one. Empty when the queue is
  /// closed and nothing is left. Whoever took a group says [#written()].
  List<Append> takeGroup() throws InterruptedException {
    lock.lock();
    try {
      while (!mayTake()) {
        if (writing == 0 && !waiting.isEmpty()) {
          // The pause may have ended since it was looked at. Nobody signals its end.
          changed.awaitNanos(Math.max(1, pausedUntil - nanos.getAsLong()));
        } else {
          changed.await();
        }
      }
      writing++;
      pausedUntil = nanos.getAsLong() + settings.commitInterval().toNanos();
      List<Append> group = remove(settings.groupEvents(), settings.groupBytes());
      if (isFull()) {
        changed.signal();
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  /// The group that was taken is written, or failed.
  void written() {
    lock.lock();
    try {
      writing--;
    } finally {
      lock.unlock();
    }
  }

  /// Everything that waits.
  List<Append> takeAll() {
    lock.lock();
    try {
      return remove(Integer.MAX_VALUE, Long.MAX_VALUE);
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean mayTake() {
    boolean worthIt = events >= WORTH_A_COMMIT || nanos.getAsLong() - pausedUntil >= 0;
    boolean nextInTurn = writing == 0 && !waiting.isEmpty() && worthIt;
    return closed || nextInTurn || isFull();
  }

  private boolean isFull() {
    return events >= settings.groupEvents() || bytes >= settings.groupBytes();
  }

  private List<Append> remove(int mostEvents, long mostBytes) {
    List<Append> group = new ArrayList<>();
    int groupEvents = 0;
    long groupBytes = 0;
    for (Append next = waiting.peek(); next != null; next = waiting.peek()) {
      groupEvents += next.events().size();
      groupBytes += next.bytes();
      if (!group.isEmpty() && (groupEvents > mostEvents || groupBytes > mostBytes)) {
        break;
      }
      group.add(waiting.remove());
      events -= next.events().size();
      bytes -= next.bytes();
    }
    return group;
  }
}
