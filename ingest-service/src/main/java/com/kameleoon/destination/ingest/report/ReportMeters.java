package com.kameleoon.destination.ingest.report;

import com.kameleoon.destination.ingest.store.StoreUnavailableException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the overview shows of the last hour, as meters: times to delivery, and deliveries by first
/// attempt and after retries. Every replica shows the same.
@Singleton
final class ReportMeters {
  private static final Logger LOG = LoggerFactory.getLogger(ReportMeters.class);
  private static final Duration SPAN = Duration.ofHours(1);

  private final DeliveryReports reports;
  private final Clock clock;
  private volatile Recent recent = new Recent(Latency.NONE, Totals.NONE);

  ReportMeters(DeliveryReports reports, Clock clock, MeterRegistry registry) {
    this.reports = reports;
    this.clock = clock;
    time(registry, "0.5", Latency::p50);
    time(registry, "0.95", Latency::p95);
    time(registry, "0.99", Latency::p99);
    delivered(registry, "first", Totals::first);
    delivered(registry, "retried", Totals::retried);
  }

  /// Of the last hour.
  private record Recent(Latency latency, Totals totals) {}

  @Scheduled(fixedDelay = "15s", initialDelay = "8s")
  void refresh() {
    try {
      Instant now = clock.instant();
      ReportQuery lastHour = ReportQuery.of(now.minus(SPAN), now);
      recent = new Recent(reports.latency(lastHour), reports.totals(lastHour));
    } catch (StoreUnavailableException away) {
      LOG.debug("The last hour could not be read because={}", away.getMessage());
    }
  }

  private void time(MeterRegistry registry, String quantile, ToDoubleFunction<Latency> part) {
    Gauge.builder("ingest.delivery.time", this, m -> part.applyAsDouble(m.recent.latency()) / 1e3)
        .description("From acceptance to delivery, of what was received in the last hour")
        .baseUnit("seconds")
        .tag("quantile", quantile)
        .register(registry);
  }

  private void delivered(MeterRegistry registry, String attempt, ToDoubleFunction<Totals> part) {
    Gauge.builder("ingest.delivered.hour", this, m -> part.applyAsDouble(m.recent.totals()))
        .description("Delivered of what was received in the last hour")
        .tag("attempt", attempt)
        .register(registry);
  }
}
