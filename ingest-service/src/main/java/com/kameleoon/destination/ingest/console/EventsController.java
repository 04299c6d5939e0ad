package com.kameleoon.destination.ingest.console;

import com.kameleoon.destination.ingest.explain.Explainer;
import com.kameleoon.destination.ingest.query.EventPage;
import com.kameleoon.destination.ingest.query.EventPlace;
import com.kameleoon.destination.ingest.query.EventQuery;
import com.kameleoon.destination.ingest.query.EventSearch;
import com.kameleoon.destination.ingest.query.EventStatus;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds events and explains them.
@Hidden
@Controller("/console")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventsController {
  private static final int PAGE = 50;
  private static final List<String> FIELDS =
      List.of("type", "name", "user", "status", "reason", "mapping", "door");

  private final Pages pages;
  private final Shells shells;
  private final EventSearch events;
  private final Explainer explainer;

  EventsController(Pages pages, Shells shells, EventSearch events, Explainer explainer) {
    this.pages = pages;
    this.shells = shells;
    this.events = events;
    this.explainer = explainer;
  }

  @Get("/events")
  HttpResponse<?> search(HttpRequest<?> request) {
    HttpParameters asked = request.getParameters();
    String messageId = text(asked, "id");
    if (!messageId.isBlank()) {
      return HttpResponse.seeOther(
          URI.create("/console/event?id=" + Format.url(messageId.strip())));
    }
    Map<String, String> fields = new LinkedHashMap<>();
    FIELDS.forEach(field -> fields.put(field, text(asked, field).strip()));
    EventPage page = events.find(query(fields, EventPlace.parse(text(asked, "before"))));
    return pages.show(
        "events",
        Map.of(
            "shell",
            shells.of(request, "Events", "events"),
            "fields",
            fields,
            "page",
            page,
            "more",
            more(fields, page)));
  }

  @Get("/event")
  HttpResponse<?> explain(HttpRequest<?> request, @QueryValue String id) {
    Shell shell = shells.of(request, "Event", "events");
    return explainer
        .explain(id)
        .<HttpResponse<?>>map(
            explanation -> pages.show("event", Map.of("shell", shell, "explanation", explanation)))
        .orElseGet(() ->
            pages
                .show("nothing", Map.of("shell", shell, "sentence", missing(id)))
                .status(HttpStatus.NOT_FOUND));
  }

  private static String missing(String id) {
    return "The log has no event with the messageId “"
        + id
        + "”. It may be older than the retention,"
        + " refused at the door, or not sent at all.";
  }

  private EventQuery query(Map<String, String> fields, Optional<EventPlace> before) {
    return new EventQuery(
        fields.get("type"),
        fields.get("name"),
        fields.get("user"),
        status(fields.getOrDefault("status", "")),
        fields.get("reason"),
        fields.get("mapping"),
        fields.get("door"),
        null,
        before.orElseGet(events::start),
        PAGE);
  }

  private static @org.jspecify.annotations.Nullable EventStatus status(String text) {
    return Arrays.stream(EventStatus.values())
        .filter(status -> status.name().equals(text))
        .findFirst()
        .orElse(null);
  }

  /// The address of the next page; empty where the log ends.
  private static String more(Map<String, String> fields, EventPage page) {
    String next = page.next();
    if (next == null) {
      return "";
    }
    StringBuilder address = new StringBuilder("/console/events?before=" + Format.url(next));
    fields.forEach((name, value) -> {
      if (!value.isEmpty()) {
        address.append('&').append(name).append('=').append(Format.url(value));
      }
    });
    return address.toString();
  }

  private static String text(HttpParameters asked, String name) {
    return asked.get(name, String.class).orElse("");
  }
}
