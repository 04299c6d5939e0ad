package com.kameleoon.destination.ingest.console;

import com.kameleoon.destination.ingest.log.DeliveryIdentity;
import com.kameleoon.destination.ingest.log.EventLedger;
import com.kameleoon.destination.ingest.report.DeliveryReport;
import com.kameleoon.destination.ingest.report.DeliveryReports;
import com.kameleoon.destination.ingest.report.Grouping;
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
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Delivery over time, and what needs attention.
@Hidden
@Controller("/console")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OverviewController {
  private final Pages pages;
  private final Shells shells;
  private final DeliveryReports reports;
  private final EventLedger ledger;
  private final NeedsAttention attention;

  OverviewController(
      Pages pages,
      Shells shells,
      DeliveryReports reports,
      EventLedger ledger,
      NeedsAttention attention) {
    this.pages = pages;
    this.shells = shells;
    this.reports = reports;
    this.ledger = ledger;
    this.attention = attention;
  }

  @Get
  HttpResponse<String> overview(
      HttpRequest<?> request,
      @Nullable @QueryValue String range,
      @Nullable @QueryValue String by,
      @Nullable @QueryValue String all)
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
            all != null,
            report,
            reports.totals(query.earlier(chosen.length())),
            ever,
            oldest,
            attention.of(report, Duration.ofSeconds(oldest), shell.now()));
    return pages.show("overview", Map.of("shell", shell, "view", view));
  }

  private static Grouping grouping(@Nullable String by) {
    return Arrays.stream(Grouping.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(by))
        .findFirst()
        .orElse(Grouping.TYPE);
  }
}
