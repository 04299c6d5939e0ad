package com.kameleoon.destination.ingest.http;

import com.kameleoon.destination.model.event.EventType;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/// The door for Segment's libraries: the paths of its tracking API, and the short ones that
/// analytics.js uses. Bodies may be sent as any content type and gzipped.
@ApiResponse(
    responseCode = "400",
    description = "Names what is wrong; do not retry",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = ErrorBody.class)))
@ApiResponse(
    responseCode = "401",
    description = "No source has that write key",
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = ErrorBody.class)))
@ApiResponse(
    responseCode = "413",
    description = "Larger than 1 MB for an event, 4 MB for a batch; says the size",
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
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TrackingController {
  private final TrackingDoor door;

  TrackingController(TrackingDoor door) {
    this.door = door;
  }

  @Post(
      uris = {"/track", "/t"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(summary = "Takes a track call; answers once it is durable")
  @ApiResponse(
      responseCode = "200",
      description = "Durable, now or since an earlier copy",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = BatchBody.class)))
  @RequestBody(
      required = true,
      description = "The call, as Segment's libraries write it",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  HttpResponse<byte[]> track(
      HttpRequest<?> request,
      @Parameter(hidden = true) @Body @Bindable(defaultValue = "") byte[] body) {
    return door.event(request, body, EventType.TRACK);
  }

  @Post(
      uris = {"/page", "/p"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(summary = "Takes a page call; answers once it is durable")
  @ApiResponse(
      responseCode = "200",
      description = "Durable, now or since an earlier copy",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = BatchBody.class)))
  @RequestBody(
      required = true,
      description = "The call, as Segment's libraries write it",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  HttpResponse<byte[]> page(
      HttpRequest<?> request,
      @Parameter(hidden = true) @Body @Bindable(defaultValue = "") byte[] body) {
    return door.event(request, body, EventType.PAGE);
  }

  @Post(
      uris = {"/screen", "/s"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(summary = "Takes a screen call; answers once it is durable")
  @ApiResponse(
      responseCode = "200",
      description = "Durable, now or since an earlier copy",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = BatchBody.class)))
  @RequestBody(
      required = true,
      description = "The call, as Segment's libraries write it",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  HttpResponse<byte[]> screen(
      HttpRequest<?> request,
      @Parameter(hidden = true) @Body @Bindable(defaultValue = "") byte[] body) {
    return door.event(request, body, EventType.SCREEN);
  }

  @Post(
      uris = {"/identify", "/i"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(summary = "Takes an identify call; answers once it is durable")
  @ApiResponse(
      responseCode = "200",
      description = "Durable, now or since an earlier copy",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = BatchBody.class)))
  @RequestBody(
      required = true,
      description = "The call, as Segment's libraries write it",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  HttpResponse<byte[]> identify(
      HttpRequest<?> request,
      @Parameter(hidden = true) @Body @Bindable(defaultValue = "") byte[] body) {
    return door.event(request, body, EventType.IDENTIFY);
  }

  @Post(
      uris = {"/group", "/g"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(summary = "Takes a group call; answers once it is durable")
  @ApiResponse(
      responseCode = "200",
      description = "Durable, now or since an earlier copy",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = BatchBody.class)))
  @RequestBody(
      required = true,
      description = "The call, as Segment's libraries write it",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  HttpResponse<byte[]> group(
      HttpRequest<?> request,
      @Parameter(hidden = true) @Body @Bindable(defaultValue = "") byte[] body) {
    return door.event(request, body, EventType.GROUP);
  }

  @Post(
      uris = {"/alias", "/a"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(summary = "Takes an alias call; answers once it is durable")
  @ApiResponse(
      responseCode = "200",
      description = "Durable, now or since an earlier copy",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = BatchBody.class)))
  @RequestBody(
      required = true,
      description = "The call, as Segment's libraries write it",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  HttpResponse<byte[]> alias(
      HttpRequest<?> request,
      @Parameter(hidden = true) @Body @Bindable(defaultValue = "") byte[] body) {
    return door.event(request, body, EventType.ALIAS);
  }

  @Post(
      uris = {"/batch", "/import", "/b"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(
      summary = "Takes many calls; the good ones are durable when it answers",
      description =
          "Answers one result per event when one was refused, or when the request accepts "
              + BatchAnswer.RESULTS
              + ".")
  @ApiResponse(
      responseCode = "200",
      description = "The good events are durable",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = BatchBody.class)))
  @RequestBody(
      required = true,
      description = "An object with the array batch; its context and integrations are every call's",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  HttpResponse<byte[]> batch(
      HttpRequest<?> request,
      @Parameter(hidden = true) @Body @Bindable(defaultValue = "") byte[] body) {
    return door.batch(request, body);
  }
}
