package com.kameleoon.destination.ingest.http;

import com.kameleoon.destination.ingest.destination.ApiKey;
import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import com.kameleoon.destination.ingest.destination.RunningDestination;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;

/// The door for Segment's published destination "Kameleoon (Actions)".
@Controller("/segmentio")
final class SegmentioController {
  private final DestinationRegistry destinations;
  private final EventIntake intake;
  private final Answers answers;
  private final SegmentioDoor door;

  SegmentioController(
      DestinationRegistry destinations, EventIntake intake, Answers answers, SegmentioDoor door) {
    this.destinations = destinations;
    this.intake = intake;
    this.answers = answers;
    this.door = door;
  }

  @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Operation(summary = "Takes one mapped event; answers once it is durable")
  @ApiResponse(
      responseCode = "200",
      description = "Durable, now or since an earlier copy",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "400",
      description = "Names what is wrong; do not retry",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ErrorBody.class)))
  @ApiResponse(
      responseCode = "401",
      description = "The API key is not this destination's",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ErrorBody.class)))
  @ApiResponse(
      responseCode = "413",
      description = "Larger than 1 MB; says the size",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ErrorBody.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Nothing was stored; retry after Retry-After seconds",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ErrorBody.class)))
  @ApiResponse(
      responseCode = "403",
      description = "The sitecode is not this destination's",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ErrorBody.class)))
  @RequestBody(
      required = true,
      description = "One mapped event, as Segment's published destination writes it",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  HttpResponse<byte[]> receive(
      HttpRequest<?> request,
      @Parameter(hidden = true) @Body @Bindable(defaultValue = "") byte[] body) {
    return switch (door.enter(RequestHead.of(request), body)) {
      case SegmentioDoor.Entry.Open(Arrival arrival, Candidate candidate) ->
          admit(arrival, candidate);
      case SegmentioDoor.Entry.Closed(Refusal refusal) -> answers.refused(refusal);
    };
  }

  @Get(value = "/getapikey", produces = MediaType.ALL)
  @Operation(summary = "The API key for a client id and secret, as Segment's settings want it")
  @ApiResponse(
      responseCode = "200",
      description = "The API key",
      content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
  @ApiResponse(
      responseCode = "401",
      description = "Id and secret are not this destination's",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ErrorBody.class)))
  HttpResponse<?> apiKey(HttpRequest<?> request) {
    String query = request.getUri().getRawQuery();
    RunningDestination destination = destinations.current();
    return query != null && destination.apiKey().matchesQuery(query)
        ? keyAnswer(destination.apiKey())
        : answers.refused(
            Refusal.of(RefusalCode.WRONG_KEY, "id and secret are not those of this destination."));
  }

  private static HttpResponse<String> keyAnswer(ApiKey key) {
    return HttpResponse.ok(key.text())
        .contentType(MediaType.TEXT_PLAIN_TYPE)
        .header("Cache-Control", "no-store");
  }

  private HttpResponse<byte[]> admit(Arrival arrival, Candidate candidate) {
    return switch (intake.admit(arrival, List.of(candidate)).getFirst()) {
      case Admission.Taken _ -> answers.emptyObject();
      case Admission.Refused(Refusal refusal) -> answers.refused(refusal);
    };
  }
}
