package com.kameleoon.destination.ingest.tester;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.access.ApiProblemException;
import com.kameleoon.destination.ingest.access.Problem;
import com.kameleoon.destination.ingest.log.UnkeptBody;
import com.kameleoon.destination.ingest.query.EventRecord;
import com.kameleoon.destination.ingest.query.EventSearch;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tries events and configurations.
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@ApiResponse(
    responseCode = "401",
    description = "Neither bearer nor session",
    content =
        @Content(mediaType = "application/json", schema = @Schema(implementation = Problem.class)))
final class TestApi {
  private final Tester tester;
  private final WhatIfRun whatIf;
  private final EventSearch events;
  private final Catalogue catalogue;

  TestApi(Tester tester, WhatIfRun whatIf, EventSearch events, Catalogue catalogue) {
    this.tester = tester;
    this.whatIf = whatIf;
    this.events = events;
    this.catalogue = catalogue;
  }

  /// What is to be tried: an event, or the messageId of a stored one.
  ///
  /// @param resource YAML that is not applied; absent means the running destination
  /// @param send really sends it, through the running destination, marked as a test
  @Introspected
  record Asked(
      @Nullable @Schema(type = "object") ObjectNode event,
      @Nullable String messageId,
      @Nullable String resource,
      @Nullable Boolean send) {}

  /// @param resource YAML that is not applied
  /// @param last how many of the newest events; 500 unless given, at most 5000
  @Introspected
  record WhatIfAsked(@Nullable String resource, @Nullable Integer last) {}

  @Post("/test")
  @Operation(summary = "Takes an event through the real pipeline; dry unless `send` is true")
  @ApiResponse(responseCode = "200", description = "Every step, and what it came to")
  TestReport test(@Body Asked asked) {
    ObjectNode event = event(asked);
    if (!Boolean.TRUE.equals(asked.send())) {
      return tester.dry(event, asked.resource());
    }
    if (asked.resource() != null) {
      throw ApiProblemException.invalid(
          "resource", "Only the running destination can really send; leave `resource` out.");
    }
    return tester.send(event);
  }

  @Post("/what-if")
  @Operation(summary = "Compares another configuration with the running one over the last events")
  @ApiResponse(responseCode = "200", description = "What would differ")
  WhatIf whatIf(@Body WhatIfAsked asked) {
    String resource = asked.resource();
    if (resource == null || resource.isBlank()) {
      throw ApiProblemException.invalid("resource", "`resource` is missing; send the YAML.");
    }
    return whatIf.compare(resource, asked.last() == null ? 500 : asked.last());
  }

  @Get("/catalogue")
  @Operation(summary = "Events as Segment's specification has them, ready to be tried")
  @ApiResponse(responseCode = "200", description = "Named events")
  List<Catalogue.Entry> catalogue() {
    return catalogue.entries();
  }

  private ObjectNode event(Asked asked) {
    ObjectNode event = asked.event();
    if (event != null) {
      return event;
    }
    String messageId = asked.messageId();
    if (messageId == null) {
      throw ApiProblemException.invalid(
          "event", "Send `event`, or the `messageId` of a stored one.");
    }
    ObjectNode body =
        events
            .byMessageId(messageId)
            .map(EventRecord::body)
            .orElseThrow(
                () -> ApiProblemException.notFound("The log has no event with this messageId."));
    UnkeptBody.in(body)
        .ifPresent(unkept -> {
          throw ApiProblemException.invalid("messageId", unkept.sentence() + " Send `event`.");
        });
    return body;
  }
}
