package com.kameleoon.destination.ingest.alert;

import com.kameleoon.destination.ingest.store.StoreUnavailableException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what is to be told, and tries again for a while where a receiver does not take it.
@Singleton
final class Messages {
  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
  private static final Duration WHILE_SENDING = Duration.ofMinutes(1);
  private static final int MOST_TRIES = 8;

  private final AlertRepository alerts;
  private final Alerts all;
  private final Courier courier;
  private final Clock clock;

  Messages(AlertRepository alerts, Alerts all, Courier courier, Clock clock) {
    this.alerts = alerts;
    this.all = all;
    this.courier = courier;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "2s", initialDelay = "5s")
  void sendDue() {
    try {
      Optional<AlertMessage> next = take();
      while (next.isPresent()) {
        send(next.get());
        next = take();
      }
    } catch (StoreUnavailableException away) {
      LOG.debug("Messages of alerts wait because={}", away.getMessage());
    }
  }

  private Optional<AlertMessage> take() {
    Instant now = clock.instant();
    return alerts.take(now, now.plus(WHILE_SENDING));
  }

  private void send(AlertMessage message) {
    Optional<String> problem =
        all.find(message.alert())
            .flatMap(alert ->
                Receiver.of(alert).stream()
                    .filter(receiver -> receiver.place() == message.receiver())
                    .findFirst())
            .map(receiver -> courier.bring(receiver, message))
            .orElse(Optional.of("The receiver is no longer in the resource."));
    if (problem.isEmpty()) {
      alerts.sent(message.id(), clock.instant());
      return;
    }
    LOG.warn(
        "An alert's message could not be sent alert={} to={} because={}",
        message.alert(),
        message.receiver(),
        problem.get());
    alerts.failed(message.id(), problem.get(), again(message));
  }

  private Optional<Instant> again(AlertMessage message) {
    return message.tries() >= MOST_TRIES
        ? Optional.empty()
        : Optional.of(clock.instant().plus(Duration.ofSeconds(5L << message.tries())));
  }
}
