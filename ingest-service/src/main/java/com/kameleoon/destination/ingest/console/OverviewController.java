package com.kameleoon.destination.ingest.console;

import com.kameleoon.destination.ingest.console.OverviewView.Attention;
import com.kameleoon.destination.ingest.log.DeliveryIdentity;
import com.kameleoon.destination.ingest.log.EventLedger;
import com.kameleoon.destination.ingest.report.DeliveryReport;
import com.kameleoon.destination.ingest.report.DeliveryReports;
import com.kameleoon.destination.ingest.report.Grouping;
import com.kameleoon.destination.ingest.report.Reason;
import com.kameleoon.destination.ingest.report.ReportQuery;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Delivery over time, and what needs attention.
@Hidden
@Controller("/console")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OverviewController {
  private static final Duration LONG_PENDING = Duration.ofMinutes(5);

  private final Pages pages;
  private final Shells shells;
  private final DeliveryReports reports;
  private final EventLedger ledger;

  OverviewController(Pages pages, Shells shells, DeliveryReports reports, EventLedger ledger) {
    this.pages = pages;
    this.shells = shells;
    this.reports = reports;
    this.ledger = ledger;
  }

  @Get
  HttpResponse<String> overview(
      HttpRequest<?> request, @Nullable @QueryValue String range, @Nullable @QueryValue String by)
      throws SQLException {
    Shell shell = shells.of(request, "Overview", "overview");
    Range chosen = Range.of(range);
    ReportQuery query = ReportQuery.of(shell.now().minus(chosen.length()), shell.now());
    DeliveryReport report = reports.report(query, grouping(by));
    DeliveryIdentity ever = ledger.identity();
    long oldest = ever.oldestPendingSeconds(shell.now());
    OverviewView view =
        new OverviewView(
            chosen.text(),
            report.groupedBy(),
            report,
            reports.totals(query.earlier(chosen.length())),
            ever,
            oldest,
            attention(report, Duration.ofSeconds(oldest), shell.now()));
    return pages.show("overview", Map.of("shell", shell, "view", view));
  }

  private static List<Attention> attention(DeliveryReport report, Duration oldest, Instant now) {
    List<Attention> found = new ArrayList<>();
    if (oldest.compareTo(LONG_PENDING) > 0) {
      found.add(
          new Attention(
              "bad",
              "The oldest delivery has waited for %s; a target may be down."
                  .formatted(Format.duration(oldest)),
              "/console/events?status=PENDING",
              "See what waits"));
    }
    for (Reason reason : report.reasons()) {
      if (reason.outcome().equals("DISCARDED")) {
        found.add(
            new Attention(
                "warn",
                "%s discarded: %s."
                    .formatted(Format.number(reason.n()), Format.words(reason.reason())),
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
    if (Duration.between(report.countedAt(), now).compareTo(Duration.ofMinutes(5)) > 0
        && report.countedAt().isAfter(Instant.EPOCH)) {
      found.add(
          new Attention(
              "warn", "The figures are more than five minutes old.", "/console", "Reload"));
    }
    return found;
  }

  private static Grouping grouping(@Nullable String by) {
    return Arrays.stream(Grouping.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(by))
        .findFirst()
        .orElse(Grouping.TYPE);
  }
}
