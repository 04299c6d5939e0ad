package com.kameleoon.destination.ingest.alert;

import com.kameleoon.destination.model.spec.AlertMetric;
import com.kameleoon.destination.model.spec.AlertSpec;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Alerts in sentences.
final class Wording {
  private Wording() {}

  /// Whether a figure is on the wrong side.
  static boolean isWrong(AlertSpec alert, Optional<Double> figure) {
    Double below = alert.below();
    Double above = alert.above();
    return figure
        .map(seen -> (below != null && seen < below) || (above != null && seen > above))
        .orElse(false);
  }

  /// `below 99 %` or `above 100 in 1h`
  static String threshold(AlertSpec alert) {
    Double below = alert.below();
    String side = below != null ? "below" : "above";
    Double limit = below != null ? below : alert.above();
    return side + " " + figure(alert.metric(), limit) + " in " + alert.window();
  }

  static String figure(AlertMetric metric, @Nullable Double figure) {
    if (figure == null) {
      return "nothing to look at";
    }
    return switch (metric) {
      case DeliveryRate, Volume -> String.format(Locale.ROOT, "%.2f %%", 100 * figure);
      case Discards ->
          String.format(Locale.ROOT, "%,.0f %s", figure, figure == 1 ? "event" : "events");
      case GoalsWaiting ->
          String.format(Locale.ROOT, "%,.0f %s", figure, figure == 1 ? "goal" : "goals");
      case OldestPending -> String.format(Locale.ROOT, "%,.0f s", figure);
    };
  }

  static String what(AlertSpec alert) {
    return alert.mapping() == null
        ? whole(alert)
        : whole(alert) + " (mapping " + alert.mapping() + ")";
  }

  private static String whole(AlertSpec alert) {
    return switch (alert.metric()) {
      case DeliveryRate -> "successful delivery rate";
      case Volume -> "volume against the same time last week";
      case Discards -> alert.reason() == null ? "discards" : "discards with " + alert.reason();
      case GoalsWaiting -> "goals that wait to be created";
      case OldestPending -> "age of the oldest pending delivery";
    };
  }

  static String message(
      AlertMessage.Kind kind, String destination, AlertSpec alert, AlertState state) {
    String figure = figure(alert.metric(), state.figure());
    String sentence =
        "%s is %s; the alert is for %s.".formatted(what(alert), figure, threshold(alert));
    return switch (kind) {
      case FIRING -> "🔴 %s: %s. The %s".formatted(destination, alert.name(), sentence);
      case RESOLVED ->
          "🟢 %s: %s is resolved. The %s".formatted(destination, alert.name(), sentence);
      case TEST ->
          "🔵 %s: %s. This is a test; nothing is wrong. The %s"
              .formatted(destination, alert.name(), sentence);
    };
  }
}
