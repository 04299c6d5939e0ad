package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Tells the workers of this process that there is work; other replicas find it by polling.
@Singleton
public final class DeliverySignal {
  private final Map<Target, Semaphore> signals = new EnumMap<>(Target.class);

  public DeliverySignal() {
    for (Target target : Target.values()) {
      signals.put(target, new Semaphore(0));
    }
  }

  /// Wakes one worker of that target, now or when it next waits.
  public void raise(Target target) {
    Semaphore signal = of(target);
    if (signal.availablePermits() == 0) {
      signal.release();
    }
  }

  /// Whether it was raised within that time.
  public boolean await(Target target, Duration atMost) throws InterruptedException {
    return of(target).tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  private Semaphore of(Target target) {
    Semaphore signal = signals.get(target);
    if (signal == null) {
      throw new IllegalStateException("no signal for " + target);
    }
    return signal;
  }
}
