package com.kameleoon.destination.ingest.console;

import com.kameleoon.destination.ingest.replay.ReplayPreview;
import com.kameleoon.destination.ingest.replay.ReplaySelection;
import com.kameleoon.destination.ingest.replay.Replays;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Begins and follows replays.
@Hidden
@Controller("/console/replays")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReplaysController {
  private final Pages pages;
  private final Shells shells;
  private final Replays replays;
  private final Clock clock;

  ReplaysController(Pages pages, Shells shells, Replays replays, Clock clock) {
    this.pages = pages;
    this.shells = shells;
    this.replays = replays;
    this.clock = clock;
  }

  @Get
  HttpResponse<?> replays(
      HttpRequest<?> request,
      @Nullable @QueryValue String ids,
      @Nullable @QueryValue String reason) {
    return show(
        request,
        Map.of("ids", ids == null ? "" : ids, "reason", reason == null ? "" : reason),
        null);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> begin(HttpRequest<?> request, @Body Map<String, String> fields)
      throws SQLException {
    ReplaySelection selection = selection(fields);
    int rate = number(fields.getOrDefault("rate", "50"));
    if (!fields.getOrDefault("action", "preview").equals("begin")) {
      return show(request, fields, replays.preview(selection, rate));
    }
    long id = replays.begin(selection, rate).id();
    return done("Replay " + id + " has begun.");
  }

  @Post("/{id}/cancel")
  @Consumes(MediaType.ALL)
  HttpResponse<?> cancel(long id) {
    return done(replays.cancel(id) ? "Replay " + id + " is cancelled." : "It had ended already.");
  }

  private ReplaySelection selection(Map<String, String> fields) {
    List<String> ids =
        Arrays.stream(fields.getOrDefault("ids", "").split("[\\s,]+"))
            .filter(id -> !id.isBlank())
            .toList();
    Instant now = clock.instant();
    Duration back = Range.of(fields.get("range")).length();
    return new ReplaySelection(
        ids.isEmpty() ? null : ids,
        now.minus(back),
        now,
        fields.get("reason"),
        fields.get("name"),
        fields.get("type"),
        fields.containsKey("all"));
  }

  private HttpResponse<?> show(
      HttpRequest<?> request, Map<String, String> fields, @Nullable ReplayPreview preview) {
    Map<String, Object> model = new HashMap<>();
    model.put("shell", shells.of(request, "Replays", "replays"));
    model.put("fields", fields);
    model.put("preview", preview);
    model.put("replays", replays.newest());
    return pages.show("replays", model);
  }

  private static HttpResponse<?> done(String notice) {
    return HttpResponse.seeOther(URI.create("/console/replays?notice=" + Format.url(notice)));
  }

  private static int number(String text) {
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 50;
  }
}
