package com.kameleoon.destination.ingest.function;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What a realm's promises wait for: timers and requests of the call that runs now. Confined to the
/// realm's thread, but for [Ticket#complete].
final class PendingWork {
  private static final int MOST_TIMERS = 1000;
  private static final int MOST_REQUESTS = 20;

  private final LinkedBlockingQueue<Completion> completed = new LinkedBlockingQueue<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::dueNanos).thenComparing(Timer::id));
  private final Map<Ticket, Thread> inFlight = new HashMap<>();
  private int nextTimer;
  private int requests;

  /// A request on another thread.
  final class Ticket {
    /// From the request's own thread; the continuation runs on the realm's.
    void complete(Runnable continuation) {
      completed.add(new Completion(this, continuation));
    }
  }

  private record Completion(Ticket ticket, Runnable continuation) {}

  private record Timer(int id, long dueNanos, Runnable callback) {}

  /// The timer's id, negative where there are too many.
  int addTimer(double delayMillis, Runnable callback) {
    if (timers.size() >= MOST_TIMERS) {
      return -1;
    }
    long delay = (long) Math.clamp(delayMillis, 0, Integer.MAX_VALUE);
    timers.add(
        new Timer(++nextTimer, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delay), callback));
    return nextTimer;
  }

  void cancelTimer(int id) {
    timers.removeIf(timer -> timer.id() == id);
  }

  /// False where the call has sent too many requests already.
  boolean startRequest(Consumer<Ticket> request) {
    if (++requests > MOST_REQUESTS) {
      return false;
    }
    Ticket ticket = new Ticket();
    Thread thread =
        Thread.ofVirtual().name("function-fetch").unstarted(() -> request.accept(ticket));
    inFlight.put(ticket, thread);
    thread.start();
    return true;
  }

  boolean isEmpty() {
    return timers.isEmpty() && inFlight.isEmpty();
  }

  /// Waits for what comes next; empty when the deadline passes first.
  Optional<Runnable> next(long deadlineNanos) throws InterruptedException {
    Timer timer = timers.peek();
    long until = timer == null ? deadlineNanos : Math.min(deadlineNanos, timer.dueNanos());
    Completion completion =
        completed.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    if (completion != null) {
      return Optional.of(() -> finish(completion));
    }
    if (timer != null && timer.dueNanos() <= System.nanoTime()) {
      timers.remove(timer);
      return Optional.of(timer.callback());
    }
    return System.nanoTime() < deadlineNanos ? Optional.of(() -> {}) : Optional.empty();
  }

  /// Ends what the call did not wait for.
  void clear() {
    inFlight.values().forEach(Thread::interrupt);
    inFlight.clear();
    completed.clear();
    timers.clear();
    requests = 0;
  }

  private void finish(Completion completion) {
    if (inFlight.remove(completion.ticket()) != null) {
      completion.continuation().run();
    }
  }
}
