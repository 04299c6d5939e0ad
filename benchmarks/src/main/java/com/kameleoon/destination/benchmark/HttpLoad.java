package com.kameleoon.destination.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.HdrHistogram.Histogram;

/// A load generator on one thread: keep-alive connections, ready-made request bytes.
///
/// Closed loop (rate 0): every connection sends its next request when it has its answer; right for
/// throughput only. Open loop: requests start at a fixed rate whatever the answers do, and a
/// latency counts from the time at which the request should have started, so that a stall is not
/// hidden.
final class HttpLoad {
  /// @param perSecond requests started per second; 0 means closed loop
  /// @param requests whole HTTP/1.1 requests by running number
  record Plan(
      InetSocketAddress target,
      int connections,
      double perSecond,
      Duration duration,
      LongFunction<byte[]> requests) {}

  /// @param latency microseconds, of answers with status 200
  /// @param failed answers with another status; a broken connection ends the run instead
  record Result(long succeeded, long failed, Duration elapsed, Histogram latency) {
    double perSecond() {
      return succeeded * 1e9 / elapsed.toNanos();
    }
  }

  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(20);

  private final Plan plan;
  private final Histogram latency = new Histogram(TimeUnit.MINUTES.toMicros(2), 3);
  private final Deque<HttpConnection> idle = new ArrayDeque<>();
  private final List<HttpConnection> connections = new ArrayList<>();
  private long started;
  private long succeeded;
  private long failed;

  private HttpLoad(Plan plan) {
    this.plan = plan;
  }

  /// Runs the plan; blocks for its duration and until the last answer.
  static Result run(Plan plan) throws IOException {
    return new HttpLoad(plan).run();
  }

  private Result run() throws IOException {
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < plan.connections(); i++) {
        HttpConnection connection = HttpConnection.open(plan.target(), selector);
        connections.add(connection);
        idle.add(connection);
      }
      long begin = System.nanoTime();
      long end = begin + plan.duration().toNanos();
      while (System.nanoTime() < end) {
        startDue(begin, end);
        poll(selector, begin);
      }
      long drainEnd = System.nanoTime() + LONGEST_DRAIN.toNanos();
      while (idle.size() < connections.size() && System.nanoTime() < drainEnd) {
        poll(selector, begin);
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
      if (idle.size() < connections.size()) {
        throw new IOException("an answer is missing " + LONGEST_DRAIN + " after the end");
      }
      return new Result(succeeded, failed, elapsed, latency);
    } finally {
      for (HttpConnection connection : connections) {
        connection.close();
      }
    }
  }

  private void startDue(long begin, long end) throws IOException {
    while (!idle.isEmpty()) {
      long due = plan.perSecond() == 0 ? System.nanoTime() : dueAt(begin, started);
      if (due > System.nanoTime() || due >= end) {
        return;
      }
      idle.remove().send(plan.requests().apply(started), due);
      started++;
    }
  }

  private long dueAt(long begin, long number) {
    return begin + (long) (number * 1e9 / plan.perSecond());
  }

  private void poll(Selector selector, long begin) throws IOException {
    if (plan.perSecond() == 0 || idle.isEmpty()) {
      selector.select(1);
    } else if (dueAt(begin, started) - System.nanoTime() > 1_500_000) {
      selector.select(1);
    } else {
      selector.selectNow();
    }
    for (SelectionKey key : selector.selectedKeys()) {
      HttpConnection connection = (HttpConnection) key.attachment();
      connection.ready(key).ifPresent(status -> answered(connection, status));
    }
    selector.selectedKeys().clear();
  }

  private void answered(HttpConnection connection, int status) {
    if (status == 200) {
      succeeded++;
      latency.recordValue(
          Math.min(
              TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - connection.dueNanos()),
              latency.getHighestTrackableValue()));
    } else {
      failed++;
    }
    idle.add(connection);
  }
}
