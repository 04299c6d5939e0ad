package com.kameleoon.destination.ingest.alert;

import com.kameleoon.destination.ingest.store.StoreUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The resource's alerts as meters; they are few and named in the resource, so that their names may
/// be labels. Every replica shows the same.
@Singleton
final class AlertMeters {
  private static final Logger LOG = LoggerFactory.getLogger(AlertMeters.class);

  private final Alerts alerts;
  private final MultiGauge firing;

  AlertMeters(Alerts alerts, MeterRegistry registry) {
    this.alerts = alerts;
    this.firing =
        MultiGauge.builder("kameleoon.alert.firing")
            .description("1 while an alert of the resource fires")
            .register(registry);
  }

  @Scheduled(fixedDelay = "10s", initialDelay = "7s")
  void refresh() {
    try {
      firing.register(
          alerts.named().stream()
              .map(alert ->
                  MultiGauge.Row.of(Tags.of("alert", alert.name()), alert.firing() ? 1 : 0))
              .toList(),
          true);
    } catch (StoreUnavailableException away) {
      LOG.debug("Alerts could not be read because={}", away.getMessage());
    }
  }
}
