package com.kameleoon.destination.ingest;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The one clock of the process; tests replace it.
@Factory
final class ProcessClock {
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
