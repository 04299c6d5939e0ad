package com.kameleoon.destination.operator.report;

import com.kameleoon.destination.model.status.DestinationStatus;
import com.kameleoon.destination.model.status.DestinationStatus.AlertStatus;
import com.kameleoon.destination.operator.replica.Alert;
import com.kameleoon.destination.operator.replica.Delivery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the alerts stand, as the status keeps it; and which of them have changed since.
public final class AlertStates {
  private AlertStates() {}

  /// What stood there before while ingest-service does not tell.
  static List<AlertStatus> of(Optional<Delivery> delivery, @Nullable DestinationStatus before) {
    if (delivery.isEmpty()) {
      return before == null ? List.of() : before.alerts();
    }
    Map<String, AlertStatus> states = new LinkedHashMap<>();
    delivery.get().alerts().forEach(alert -> states.putIfAbsent(alert.name(), status(alert)));
    return List.copyOf(states.values());
  }

  private static AlertStatus status(Alert alert) {
    return new AlertStatus(
        alert.name(),
        alert.firing() ? AlertStatus.FIRING : AlertStatus.QUIET,
        alert.about(),
        alert.since().orElse(null));
  }

  /// The alerts that the status does not know yet as they are now. One that it has never heard of
  /// was quiet.
  public static Stream<Alert> changed(List<Alert> now, @Nullable DestinationStatus before) {
    return now.stream().filter(alert -> alert.firing() != fired(alert, before));
  }

  private static boolean fired(Alert alert, @Nullable DestinationStatus before) {
    return before != null
        && before.alerts().stream().anyMatch(it -> it.name().equals(alert.name()) && it.isFiring());
  }
}
