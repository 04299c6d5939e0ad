package com.kameleoon.destination.ingest.explain;

import com.kameleoon.destination.ingest.log.PlannedDelivery;
import com.kameleoon.destination.ingest.log.Verdict;
import com.kameleoon.destination.ingest.query.DeliveryRecord;
import com.kameleoon.destination.ingest.query.EventRecord;
import java.util.List;
import java.util.Objects;

/// Whether a pipeline run today decides as the stored event was decided.
final class Agreement {
  private Agreement() {}

  static boolean between(EventRecord stored, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Filtered filtered ->
          stored.verdict().equals("FILTERED")
              && filtered.reason().name().equals(stored.reason())
              && Objects.equals(filtered.detail(), stored.detail());
      case Verdict.Discarded discarded ->
          stored.verdict().equals("DISCARDED") && discarded.reason().name().equals(stored.reason());
      case Verdict.Deliveries(List<PlannedDelivery> planned) ->
          stored.verdict().equals("DELIVERIES")
              && planned.stream()
                  .map(Agreement::shape)
                  .sorted()
                  .toList()
                  .equals(
                      stored.deliveries().stream()
                          .filter(one -> !one.isReplayed())
                          .map(Agreement::shape)
                          .sorted()
                          .toList());
    };
  }

  private static String shape(PlannedDelivery delivery) {
    return delivery.mapping()
        + " -> "
        + switch (delivery) {
          case PlannedDelivery.ToSend toSend -> toSend.target().name();
          case PlannedDelivery.Discarded _ -> "";
        };
  }

  private static String shape(DeliveryRecord delivery) {
    return delivery.mapping() + " -> " + Objects.requireNonNullElse(delivery.target(), "");
  }
}
