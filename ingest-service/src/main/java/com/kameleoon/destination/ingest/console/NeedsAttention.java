package com.kameleoon.destination.ingest.console;

import com.kameleoon.destination.ingest.alert.AlertView;
import com.kameleoon.destination.ingest.alert.Alerts;
import com.kameleoon.destination.ingest.console.OverviewView.Attention;
import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import com.kameleoon.destination.ingest.report.DeliveryReport;
import com.kameleoon.destination.ingest.report.Reason;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds what a person should look at, the worst first.
@Singleton
final class NeedsAttention {
  private static final Duration LONG_PENDING = Duration.ofMinutes(5);
  private static final Duration OLD_FIGURES = Duration.ofMinutes(5);

  private final Alerts alerts;
  private final DestinationRegistry destinations;

  NeedsAttention(Alerts alerts, DestinationRegistry destinations) {
    this.alerts = alerts;
    this.destinations = destinations;
  }

  /// @param oldest age of the oldest delivery that waits
  List<Attention> of(DeliveryReport report, Duration oldest, Instant now) {
    List<Attention> found = new ArrayList<>();
    if (!destinations.revision().issues().isEmpty()) {
      found.add(
          new Attention(
              "bad",
              "The newest configuration is refused; an older one runs.",
              "/console/configuration",
              "See why"));
    }
    if (oldest.compareTo(LONG_PENDING) > 0) {
      found.add(
          new Attention(
              "bad",
              "The oldest delivery has waited for %s; a target may be down."
                  .formatted(Format.duration(oldest)),
              "/console/events?status=PENDING",
              "See what waits"));
    }
    alerts.all().stream().filter(AlertView::firing).map(NeedsAttention::fires).forEach(found::add);
    report.reasons().forEach(reason -> unwanted(reason, report, found));
    if (report.countedAt().isAfter(Instant.EPOCH)
        && Duration.between(report.countedAt(), now).compareTo(OLD_FIGURES) > 0) {
      found.add(
          new Attention(
              "warn", "The figures are more than five minutes old.", "/console", "Reload"));
    }
    return found;
  }

  private static Attention fires(AlertView alert) {
    return new Attention(
        "bad",
        "The alert “%s” fires: %s, %s.".formatted(alert.name(), alert.what(), alert.shownFigure()),
        "/console/alerts",
        "See it");
  }

  private static void unwanted(Reason reason, DeliveryReport report, List<Attention> found) {
    if (reason.outcome().equals("DISCARDED")) {
      found.add(
          new Attention(
              "warn",
              "%s discarded: %s%s."
                  .formatted(
                      Format.number(reason.n()),
                      Format.words(reason.reason()),
                      reason.by().isEmpty() ? "" : " (" + reason.by() + ")"),
              "/console/events?status=DISCARDED&reason=" + Format.url(reason.reason()),
              "See them"));
    }
    if (reason.reason().equals("NO_MATCHING_MAPPING")
        && reason.n() * 2 > report.totals().received()) {
      found.add(
          new Attention(
              "warn",
              "More than half of the events reach no mapping.",
              "/console/events?reason=NO_MATCHING_MAPPING",
              "See them"));
    }
  }
}
