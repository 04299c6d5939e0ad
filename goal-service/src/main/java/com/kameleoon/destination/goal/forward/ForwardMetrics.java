package com.kameleoon.destination.goal.forward;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Counts conversions that were sent, as this replica saw it: accepted is no proof that the account
/// counted them.
@Singleton
final class ForwardMetrics {
  private final Counter requests;
  private final Counter accepted;
  private final Counter refused;
  private final Timer delay;

  ForwardMetrics(MeterRegistry metrics) {
    requests = metrics.counter("kameleoon.goal.forward.requests");
    accepted = metrics.counter("kameleoon.goal.forward.accepted");
    refused = metrics.counter("kameleoon.goal.forward.refused");
    delay =
        Timer.builder("kameleoon.goal.forward.delay")
            .description("from receiving a conversion to the call that the account accepted")
            .publishPercentiles(0.5, 0.99)
            .register(metrics);
  }

  void request() {
    requests.increment();
  }

  void taken(int conversions) {
    accepted.increment(conversions);
  }

  void refused(int conversions) {
    refused.increment(conversions);
  }

  void delay(Duration duration) {
    delay.record(duration.isNegative() ? Duration.ZERO : duration);
  }
}
