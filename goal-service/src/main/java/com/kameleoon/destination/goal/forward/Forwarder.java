package com.kameleoon.destination.goal.forward;

import com.kameleoon.destination.account.call.Answer;
import com.kameleoon.destination.goal.account.AccountConnection;
import com.kameleoon.destination.goal.account.Connected;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends conversions to the account, in the order in which they came, a batch at a time.
@Singleton
public final class Forwarder {
  private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

  /// Conversions of one request, while they fit into its size.
  private static final int BATCH = 1_000;

  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration AWAY = Duration.ofSeconds(2);
  private static final Duration PROMOTE = Duration.ofSeconds(1);

  private final AccountConnection account;
  private final ForwardingRepository line;
  private final ForwardMetrics metrics;
  private final Clock clock;
  private final Pace pace = new Pace();
  private int batch = BATCH;
  private final AtomicReference<Optional<Thread>> thread = new AtomicReference<>(Optional.empty());
  private Instant promotedAt = Instant.MIN;

  Forwarder(
      AccountConnection account, ForwardingRepository line, ForwardMetrics metrics, Clock clock) {
    this.account = account;
    this.line = line;
    this.metrics = metrics;
    this.clock = clock;
  }

  @EventListener
  void start(ServerStartupEvent event) {
    thread.set(Optional.of(Thread.ofVirtual().name("forwarder").start(this::run)));
  }

  @PreDestroy
  public void stop() {
    thread.getAndSet(Optional.empty()).ifPresent(Thread::interrupt);
  }

  /// Sends one batch; answers how long there is nothing to do.
  public synchronized Duration forwardDue() {
    Optional<Connected> connected = account.writes() ? account.current() : Optional.empty();
    if (connected.isEmpty()) {
      return AWAY;
    }
    Instant now = clock.instant();
    Duration left = pace.left(now);
    if (left.isPositive()) {
      return left.compareTo(IDLE) < 0 ? left : IDLE;
    }
    int promoted = promoteDue(now);
    ForwardingRepository.Gathering gathering =
        new ForwardingRepository.Gathering(batch, connected.get().settings().gatherFor());
    int taken = line.take(now, gathering, due -> send(connected.get(), due));
    return taken > 0 || promoted > 0 ? Duration.ZERO : IDLE;
  }

  /// Puts everything that was refused in line again; answers how many.
  public int retryRefused() {
    return line.retryRefused();
  }

  private int promoteDue(Instant now) {
    if (!now.isBefore(promotedAt) && now.isBefore(promotedAt.plus(PROMOTE))) {
      return 0;
    }
    int promoted = line.promote();
    promotedAt = promoted > 0 ? Instant.MIN : now;
    return promoted;
  }

  private Sent send(Connected connected, List<Outgoing> due) {
    Sending sending = new Sending(connected.data(), clock, metrics);
    Sent sent = sending.send(due);
    sending.failure().ifPresentOrElse(this::failed, pace::succeeded);
    // Where the account is so slow that the refused line was not found in time: among fewer.
    boolean stuck = sent.isNothing() && sending.failure().isEmpty();
    batch = stuck ? Math.max(1, batch / 10) : BATCH;
    if (!sent.refused().isEmpty()) {
      LOG.warn(
          "Conversions were refused by the account and put aside conversions={} first=\"{}\"",
          sent.refused().size(),
          sent.refused().getFirst().refusal());
    }
    return sent;
  }

  private void failed(Answer answer) {
    Optional<Duration> asked =
        answer instanceof Answer.Limited(Optional<Duration> after) ? after : Optional.empty();
    pace.failed(clock.instant(), asked);
    LOG.warn("Conversions wait for the account answer=\"{}\"", answer.sentence());
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(due());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Duration due() {
    try {
      return forwardDue();
    } catch (RuntimeException e) {
      LOG.warn("Conversions were not forwarded, trying again error=\"{}\"", e.getMessage());
      return AWAY;
    }
  }
}
