package com.kameleoon.destination.operator.report;

import com.kameleoon.destination.operator.replica.Alert;
import com.kameleoon.destination.operator.replica.Delivery;
import com.kameleoon.destination.operator.replica.Figures;
import java.util.List;
import java.util.stream.Collectors;

/// Whether deliveries take effect: what the resource's alerts say, and what is wrong whatever they
/// say. No figure stands in a sentence, so that it changes only with the state.
final class DeliveryHealth {
  private static final String TYPE = "DeliveryHealthy";
  private static final long TOO_OLD_SECONDS = 600;
  private static final double TOO_FEW = 0.5;

  private DeliveryHealth() {}

  static void of(Delivery delivery, Facts facts) {
    List<Alert> firing = delivery.firing();
    if (!firing.isEmpty()) {
      facts.no(
          TYPE,
          "AlertFiring",
          firing.stream().map(DeliveryHealth::sentence).collect(Collectors.joining("\n")));
    } else {
      inAnyCase(delivery, facts);
    }
  }

  private static String sentence(Alert alert) {
    return "Alert \"%s\" fires: it is for %s.".formatted(alert.name(), alert.about());
  }

  private static void inAnyCase(Delivery delivery, Facts facts) {
    Figures figures = delivery.figures();
    long ended = figures.delivered() + figures.discarded();
    if (figures.oldestPendingSeconds() > TOO_OLD_SECONDS) {
      facts.no(TYPE, "DeliveriesWait", "Deliveries have been waiting for more than 10 minutes.");
    } else if (ended > 0 && figures.delivered() < ended * TOO_FEW) {
      facts.no(
          TYPE,
          "MostAreDiscarded",
          "Less than half of the deliveries of the last 24 hours took effect.");
    } else {
      facts.yes(TYPE, "Healthy", "Deliveries take effect in time" + alerts(delivery));
    }
  }

  private static String alerts(Delivery delivery) {
    return switch (delivery.alerts().size()) {
      case 0 -> ".";
      case 1 -> ", and the alert does not fire.";
      default -> ", and none of the %d alerts fires.".formatted(delivery.alerts().size());
    };
  }
}
