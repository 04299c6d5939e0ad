package com.kameleoon.destination.system.cluster;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/// Events that keep coming, some at a time, until it is closed; then every one has its answer.
public final class Load implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String EVENT = "Under Load";

  /// The goal that all of its events are conversions of.
  public static final String GOAL = "SegmentIO track – " + EVENT;

  private final Shop shop;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final AtomicInteger sent = new AtomicInteger();
  private final CompletableFuture<Void> sending;

  private Load(Shop shop, String prefix) {
    this.shop = shop;
    this.sending =
        CompletableFuture.runAsync(() ->
            shop.send(
                IntStream.iterate(0, n -> n + 1)
                    .takeWhile(_ -> open.get())
                    .peek(_ -> sent.incrementAndGet())
                    .mapToObj(n -> track(prefix + "-" + n, EVENT))));
  }

  /// Begins to send.
  ///
  /// @param prefix what its messages' ids start with
  public static Load start(Shop shop, String prefix) {
    return new Load(shop, prefix);
  }

  /// A track event of a visitor of its own.
  public static String track(String messageId, String event) {
    return "{\"type\":\"track\",\"event\":\"%s\",\"messageId\":\"%s\",\"anonymousId\":\"%s\",\"timestamp\":\"2026-11-02T06:00:00Z\",\"properties\":{\"kameleoonVisitorCode\":\"%s\"}}"
        .formatted(event, messageId, messageId, visitor(messageId));
  }

  /// The visitor code in the event of a message.
  public static String visitor(String messageId) {
    return "visitor-" + messageId;
  }

  /// Returns when so many more have been taken.
  public void awaitAcknowledged(int more) {
    int before = shop.tally().accepted();
    Awaitility.await(more + " more events are acknowledged")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> shop.tally().accepted() >= before + more || sending.isDone());
  }

  /// Ends it, and returns how many events were acknowledged: all that were sent.
  public int end() {
    close();
    return sent.get();
  }

  @Override
  public void close() {
    open.set(false);
    sending.join();
  }
}
