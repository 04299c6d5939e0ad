package com.kameleoon.destination.goal.settings;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Provides the wall clock, where nobody brings another.
@Factory
final class Clocks {
  @Singleton
  @Secondary
  Clock clock() {
    return Clock.systemUTC();
  }
}
