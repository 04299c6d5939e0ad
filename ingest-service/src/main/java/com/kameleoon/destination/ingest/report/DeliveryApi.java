package com.kameleoon.destination.ingest.report;

import com.kameleoon.destination.ingest.access.ApiProblemException;
import com.kameleoon.destination.ingest.access.Problem;
import com.kameleoon.destination.ingest.log.DeliveryIdentity;
import com.kameleoon.destination.ingest.log.EventLedger;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of the events, over time and since ever.
@Controller("/api/v1/delivery")
@ExecuteOn(TaskExecutors.BLOCKING)
@ApiResponse(
    responseCode = "401",
    description = "Neither bearer nor session",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Problem.class)))
final class DeliveryApi {
  private static final Duration USUAL = Duration.ofHours(24);
  private static final Duration LONGEST = Duration.ofDays(35);

  private final DeliveryReports reports;
  private final EventLedger ledger;
  private final Clock clock;

  DeliveryApi(DeliveryReports reports, EventLedger ledger, Clock clock) {
    this.reports = reports;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// What may be asked for.
  ///
  /// @param from a day before `to` unless given
  /// @param to now unless given
  /// @param groupBy TYPE unless given
  @Introspected
  record Asked(
      @Nullable @QueryValue Instant from,
      @Nullable @QueryValue Instant to,
      @Nullable @QueryValue String type,
      @Nullable @QueryValue String name,
      @Nullable @QueryValue String mapping,
      @Nullable @QueryValue String door,
      @Nullable @QueryValue Grouping groupBy) {
    ReportQuery query(Instant now) {
      Instant end = to == null ? now : to;
      Instant start = from == null ? end.minus(USUAL) : from;
      if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST) > 0) {
        throw ApiProblemException.invalid(
            "from", "`from` must be before `to`, by at most 35 days.");
      }
      return new ReportQuery(start, end, type, name, mapping, door);
    }
  }

  @Get
  @Operation(
      summary = "What became of the events that were received in a span of time",
      description = "In each row, received = delivered + filtered + discarded + pending.")
  @ApiResponse(responseCode = "200", description = "The report")
  DeliveryReport report(@RequestBean Asked asked) {
    Grouping by = asked.groupBy() == null ? Grouping.TYPE : asked.groupBy();
    return reports.report(asked.query(clock.instant()), by);
  }

  @Get("/identity")
  @Operation(summary = "The same since the log exists, exact at this moment, over all replicas")
  @ApiResponse(responseCode = "200", description = "The identity")
  DeliveryIdentity identity() throws SQLException {
    return ledger.identity();
  }
}
