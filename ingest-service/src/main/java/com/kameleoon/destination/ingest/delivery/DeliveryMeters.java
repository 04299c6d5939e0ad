package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.DeliveryIdentity;
import com.kameleoon.destination.ingest.log.EventLedger;
import com.kameleoon.destination.ingest.log.FilterReason;
import com.kameleoon.destination.model.wire.DiscardReason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The identity as meters. Every replica shows the whole log's figures, so a query takes their
/// maximum, never their sum; all figures of one scrape are of one moment.
@Singleton
final class DeliveryMeters {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryMeters.class);

  private final EventLedger ledger;
  private final Routes routes;
  private final Clock clock;
  private volatile DeliveryIdentity identity = DeliveryIdentity.none();

  // Not a MeterBinder: the registry needs those before the pool exists.
  DeliveryMeters(EventLedger ledger, Routes routes, Clock clock, MeterRegistry registry) {
    this.ledger = ledger;
    this.routes = routes;
    this.clock = clock;
    register(registry);
  }

  @Scheduled(fixedDelay = "5s", initialDelay = "1s")
  void refresh() {
    try {
      identity = ledger.identity();
    } catch (SQLException e) {
      LOG.debug("The identity could not be read because={}", e.getMessage());
    }
  }

  private void register(MeterRegistry registry) {
    counter(registry, "ingest.received", DeliveryIdentity::received);
    counter(registry, "ingest.duplicates", DeliveryIdentity::duplicates);
    counter(registry, "ingest.delivered", DeliveryIdentity::delivered);
    for (FilterReason reason : FilterReason.values()) {
      FunctionCounter.builder("ingest.filtered", this, m -> m.identity.filtered(reason))
          .tag("reason", reason.name())
          .register(registry);
    }
    for (DiscardReason reason : DiscardReason.values()) {
      FunctionCounter.builder("ingest.discarded", this, m -> m.identity.discarded(reason))
          .tag("reason", reason.name())
          .register(registry);
    }
    Gauge.builder("ingest.pending", this, m -> m.identity.pending()).register(registry);
    Gauge.builder(
            "ingest.oldest.pending", this, m -> m.identity.oldestPendingSeconds(clock.instant()))
        .baseUnit("seconds")
        .register(registry);
    for (Route route : routes.all()) {
      Gauge.builder("ingest.circuit.open", route, one -> one.circuit().isOpen() ? 1 : 0)
          .tag("target", route.target().name())
          .register(registry);
    }
  }

  private void counter(
      MeterRegistry registry, String name, ToDoubleFunction<DeliveryIdentity> figure) {
    FunctionCounter.builder(name, this, m -> figure.applyAsDouble(m.identity)).register(registry);
  }
}
