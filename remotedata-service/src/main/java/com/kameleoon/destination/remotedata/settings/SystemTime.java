package com.kameleoon.destination.remotedata.settings;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The machine's clock, unless another one is registered.
@Factory
final class SystemTime {
  @Bean
  @Singleton
  @Secondary
  Clock clock() {
    return Clock.systemUTC();
  }
}
