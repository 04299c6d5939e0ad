package com.kameleoon.destination.ingest.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.kameleoon.destination.ingest.log.DeliveryIdentity;
import com.kameleoon.destination.ingest.log.EventLedger;
import com.kameleoon.destination.ingest.log.FilterReason;
import com.kameleoon.destination.model.wire.DiscardReason;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.management.endpoint.annotation.Read;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;

/// `GET /delivery` on the management port: the identity at this moment, over all replicas.
@Endpoint(id = "delivery", defaultSensitive = false)
final class DeliveryEndpoint {
  private final EventLedger ledger;
  private final Clock clock;

  DeliveryEndpoint(EventLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /// received = delivered + filtered + discarded + pending, counted in (event, mapping).
  ///
  /// @param oldestPendingSeconds age of the oldest pending delivery; 0 when nothing is pending
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Overview(
      long received,
      long duplicates,
      Map<FilterReason, Long> filtered,
      long delivered,
      Map<DiscardReason, Long> discarded,
      long pending,
      long oldestPendingSeconds) {}

  @Read
  @ExecuteOn(TaskExecutors.BLOCKING)
  Overview read() throws SQLException {
    DeliveryIdentity identity = ledger.identity();
    return new Overview(
        identity.received(),
        identity.duplicates(),
        identity.filtered(),
        identity.delivered(),
        identity.discarded(),
        identity.pending(),
        identity.oldestPendingSeconds(clock.instant()));
  }
}
