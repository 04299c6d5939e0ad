package com.kameleoon.destination.ingest.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Callers that wait for a writer, bounded by events and by bytes.
final class AppendQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Append> waiting = new ArrayDeque<>();
  private final LogSettings settings;
  private int events;
  private long bytes;
  private boolean closed;

  AppendQueue(LogSettings settings) {
    this.settings = settings;
  }

  /// False when it is full or closed. An empty queue takes even what is larger than its bounds.
  boolean offer(Append append) {
    lock.lock();
    try {
      boolean full =
          events + append.events().size() > settings.queuedEvents()
              || bytes + append.bytes() > settings.queuedBytes();
      if (closed || (full && !waiting.isEmpty())) {
        return false;
      }
      waiting.add(append);
      events += append.events().size();
      bytes += append.bytes();
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Whatever has gathered, up to a full group; waits for the first one. Empty when the queue is
  /// closed and nothing is left.
  List<Append> takeGroup() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.await();
      }
      return remove(settings.groupEvents(), settings.groupBytes());
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
