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

/// The door for Segment's libraries: the paths of its tracking API, and the short ones that
/// analytics.js uses. Bodies may be sent as any content type and gzipped.
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
  HttpResponse<byte[]> track(
      HttpRequest<?> request, @Body @Bindable(defaultValue = "") byte[] body) {
    return door.event(request, body, EventType.TRACK);
  }

  @Post(
      uris = {"/page", "/p"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(summary = "Takes a page call; answers once it is durable")
  HttpResponse<byte[]> page(
      HttpRequest<?> request, @Body @Bindable(defaultValue = "") byte[] body) {
    return door.event(request, body, EventType.PAGE);
  }

  @Post(
      uris = {"/screen", "/s"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(summary = "Takes a screen call; answers once it is durable")
  HttpResponse<byte[]> screen(
      HttpRequest<?> request, @Body @Bindable(defaultValue = "") byte[] body) {
    return door.event(request, body, EventType.SCREEN);
  }

  @Post(
      uris = {"/identify", "/i"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(summary = "Takes an identify call; answers once it is durable")
  HttpResponse<byte[]> identify(
      HttpRequest<?> request, @Body @Bindable(defaultValue = "") byte[] body) {
    return door.event(request, body, EventType.IDENTIFY);
  }

  @Post(
      uris = {"/group", "/g"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(summary = "Takes a group call; answers once it is durable")
  HttpResponse<byte[]> group(
      HttpRequest<?> request, @Body @Bindable(defaultValue = "") byte[] body) {
    return door.event(request, body, EventType.GROUP);
  }

  @Post(
      uris = {"/alias", "/a"},
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  @Operation(summary = "Takes an alias call; answers once it is durable")
  HttpResponse<byte[]> alias(
      HttpRequest<?> request, @Body @Bindable(defaultValue = "") byte[] body) {
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
  HttpResponse<byte[]> batch(
      HttpRequest<?> request, @Body @Bindable(defaultValue = "") byte[] body) {
    return door.batch(request, body);
  }
}
