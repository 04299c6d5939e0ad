package com.kameleoon.destination.operator.replica;

import java.util.List;

/// What ingest-service says of the deliveries of all its replicas, which share one database.
///
/// @param alerts in the order of the resource
public record Delivery(Figures figures, List<Alert> alerts) {
  public Delivery {
    alerts = List.copyOf(alerts);
  }

  public List<Alert> firing() {
    return alerts.stream().filter(Alert::firing).toList();
  }
}
