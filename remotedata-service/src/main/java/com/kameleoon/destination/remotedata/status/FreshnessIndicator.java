package com.kameleoon.destination.remotedata.status;

import com.kameleoon.destination.remotedata.read.KeyCache;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.reactivestreams.Publisher;

/// Ready while the change log can be read: then memory is trusted and the database is there.
@Singleton
@Readiness
final class FreshnessIndicator implements HealthIndicator {
  // longer than the trust of the cache, so that one slow look does not take a replica out
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final KeyCache cache;

  FreshnessIndicator(KeyCache cache) {
    this.cache = cache;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    boolean fresh = cache.age().compareTo(LIMIT) < 0;
    return Publishers.just(
        HealthResult.builder("changeLog", fresh ? HealthStatus.UP : HealthStatus.DOWN).build());
  }
}
