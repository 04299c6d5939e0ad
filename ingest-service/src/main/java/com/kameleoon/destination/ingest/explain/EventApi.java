package com.kameleoon.destination.ingest.explain;

import com.kameleoon.destination.ingest.access.ApiProblemException;
import com.kameleoon.destination.ingest.access.Problem;
import com.kameleoon.destination.ingest.query.EventPage;
import com.kameleoon.destination.ingest.query.EventPlace;
import com.kameleoon.destination.ingest.query.EventQuery;
import com.kameleoon.destination.ingest.query.EventSearch;
import com.kameleoon.destination.ingest.query.EventStatus;
import com.kameleoon.destination.ingest.query.Masking;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Stored events, and why each became what it became. For `kd`, scripts and the console.
@Controller("/api/v1/events")
@ExecuteOn(TaskExecutors.BLOCKING)
@ApiResponse(
    responseCode = "401",
    description = "Neither bearer nor session",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Problem.class)))
final class EventApi {
  private final EventSearch events;
  private final Explainer explainer;
  private final Masking masking;

  EventApi(EventSearch events, Explainer explainer, Masking masking) {
    this.events = events;
    this.explainer = explainer;
    this.masking = masking;
  }

  /// What may be asked for.
  ///
  /// @param user userId or anonymousId, exact
  /// @param status DELIVERED, PENDING, FILTERED or DISCARDED
  /// @param before newest first from here, a moment or what `next` said; now unless given
  /// @param limit 50 unless given, at most 500
  @Introspected
  record Asked(
      @Nullable @QueryValue String type,
      @Nullable @QueryValue String name,
      @Nullable @QueryValue String user,
      @Nullable @QueryValue EventStatus status,
      @Nullable @QueryValue String reason,
      @Nullable @QueryValue String mapping,
      @Nullable @QueryValue String door,
      @Nullable @QueryValue Instant since,
      @Nullable @QueryValue String before,
      @Nullable @QueryValue Integer limit) {
    EventQuery query(EventPlace start) {
      return new EventQuery(
          type,
          name,
          user,
          status,
          reason,
          mapping,
          door,
          since,
          before == null ? start : place(before),
          limit == null ? 50 : limit);
    }

    private static EventPlace place(String text) {
      return EventPlace.parse(text)
          .orElseThrow(() ->
              ApiProblemException.invalid(
                  "before", "`before` must be a moment like 2026-11-23T19:00:00Z, or a `next`."));
    }
  }

  @Get
  @Operation(summary = "Searches events, the newest first")
  @ApiResponse(responseCode = "200", description = "Events, and how far back was searched")
  EventPage search(@RequestBean Asked asked) {
    EventPage page = events.find(asked.query(events.start()));
    return new EventPage(
        page.events().stream().map(masking::mask).toList(), page.searchedBackTo(), page.next());
  }

  @Get("/{messageId}")
  @Operation(summary = "Explains one event, step by step")
  @ApiResponse(responseCode = "200", description = "Every step from the door to the deliveries")
  @ApiResponse(
      responseCode = "404",
      description = "The log has no such event",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Problem.class)))
  Explanation explain(@PathVariable String messageId) {
    return explainer
        .explain(messageId)
        .orElseThrow(() ->
            ApiProblemException.notFound(
                "The log has no event with this messageId; it may be older than the retention."));
  }
}
