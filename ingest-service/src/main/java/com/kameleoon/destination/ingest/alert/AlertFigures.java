package com.kameleoon.destination.ingest.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.log.DeliveryIdentity;
import com.kameleoon.destination.ingest.log.EventLedger;
import com.kameleoon.destination.ingest.peer.ServiceReader;
import com.kameleoon.destination.ingest.report.DeliveryReports;
import com.kameleoon.destination.ingest.report.ReportQuery;
import com.kameleoon.destination.ingest.report.Totals;
import com.kameleoon.destination.model.spec.AlertSpec;
import com.kameleoon.destination.model.spec.Durations;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The figures that alerts look at: the same ones that the pages show.
@Singleton
final class AlertFigures {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration DAY = Duration.ofHours(24);
  private static final int MOST_PAGES = 10;

  private final DeliveryReports reports;
  private final EventLedger ledger;
  private final ServiceReader services;

  AlertFigures(DeliveryReports reports, EventLedger ledger, ServiceReader services) {
    this.reports = reports;
    this.ledger = ledger;
    this.services = services;
  }

  /// Empty where there is nothing to look at, such as a rate of no deliveries.
  Optional<Double> figure(AlertSpec alert, Instant now) throws SQLException {
    ReportQuery window = ReportQuery.of(now.minus(window(alert)), now).onlyMapping(alert.mapping());
    return switch (alert.metric()) {
      case DeliveryRate -> rate(reports.totals(window));
      case Volume -> volume(window);
      case Discards -> Optional.of(discards(alert, window));
      case GoalsWaiting -> waiting();
      case OldestPending -> Optional.of((double) identity().oldestPendingSeconds(now));
    };
  }

  static Duration window(AlertSpec alert) {
    return Durations.parse(alert.window()).orElse(DAY);
  }

  private static Optional<Double> rate(Totals totals) {
    return totals.delivered() + totals.discarded() == 0
        ? Optional.empty()
        : Optional.of(totals.successRate());
  }

  private Optional<Double> volume(ReportQuery window) {
    long before = reports.totals(window.earlier(WEEK)).received();
    return before == 0
        ? Optional.empty()
        : Optional.of((double) reports.totals(window).received() / before);
  }

  private double discards(AlertSpec alert, ReportQuery window) {
    return reports.reasons(window).stream()
        .filter(one -> one.outcome().equals("DISCARDED"))
        .filter(one -> alert.reason() == null || one.reason().equals(alert.reason()))
        .mapToLong(com.kameleoon.destination.ingest.report.Reason::n)
        .sum();
  }

  private Optional<Double> waiting() {
    String after = "";
    double waiting = 0;
    for (int page = 0; page < MOST_PAGES; page++) {
      Optional<JsonNode> goals = services.goals("/v1/goals?limit=500" + after);
      if (goals.isEmpty()) {
        return Optional.empty();
      }
      for (JsonNode goal : goals.get().path("goals")) {
        waiting += goal.path("state").asText().equals("WAITING") ? 1 : 0;
      }
      if (!goals.get().path("next").isTextual()) {
        break;
      }
      after = "&after=" + goals.get().path("next").asText();
    }
    return Optional.of(waiting);
  }

  private DeliveryIdentity identity() throws SQLException {
    return ledger.identity();
  }
}
