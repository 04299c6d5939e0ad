package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.ingest.log.DeliveryPolicy;
import jakarta.inject.Singleton;
import java.time.Duration;

/// The policy of the destination that runs now.
@Singleton
final class RunningDeliveryPolicy implements DeliveryPolicy {
  private final DestinationRegistry destinations;

  RunningDeliveryPolicy(DestinationRegistry destinations) {
    this.destinations = destinations;
  }

  @Override
  public Duration dedupeWindow() {
    return destinations.current().program().dedupeWindow();
  }

  @Override
  public Duration retention() {
    return destinations.current().program().delivery().retention();
  }

  @Override
  public Duration lastAttempt() {
    return destinations.current().program().delivery().lastAttempt();
  }

  @Override
  public int bodyLimit() {
    return destinations.current().program().delivery().bodyLimit();
  }
}
