package com.kameleoon.destination.ingest.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.log.UnkeptBody;
import com.kameleoon.destination.ingest.query.EventQuery;
import com.kameleoon.destination.ingest.query.EventRecord;
import com.kameleoon.destination.ingest.query.EventSearch;
import com.kameleoon.destination.ingest.query.LogJson;
import com.kameleoon.destination.ingest.query.Masking;
import com.kameleoon.destination.ingest.tester.Catalogue;
import com.kameleoon.destination.ingest.tester.TestReport;
import com.kameleoon.destination.ingest.tester.Tester;
import com.kameleoon.destination.ingest.tester.WhatIfRun;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tries events and configurations.
@Hidden
@Controller("/console/tester")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TesterController {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RECENT = 12;

  private final Pages pages;
  private final Shells shells;
  private final Trials trials;
  private final EventSearch events;
  private final Masking masking;

  TesterController(Pages pages, Shells shells, Trials trials, EventSearch events, Masking masking) {
    this.pages = pages;
    this.shells = shells;
    this.trials = trials;
    this.events = events;
    this.masking = masking;
  }

  @Get
  HttpResponse<?> form(HttpRequest<?> request, @Nullable @QueryValue String event) {
    Optional<ObjectNode> stored =
        Optional.ofNullable(event).flatMap(events::byMessageId).map(EventRecord::body);
    Optional<UnkeptBody> unkept = stored.flatMap(UnkeptBody::in);
    String text =
        stored
            .filter(_ -> unkept.isEmpty())
            .map(masking::mask)
            .map(LogJson::pretty)
            .orElseGet(() -> LogJson.pretty(trials.catalogue().entries().get(15).event()));
    TesterView view = new TesterView(text, "", 200, recent(), trials.catalogue().entries());
    return show(request, unkept.map(UnkeptBody::sentence).map(view::withProblem).orElse(view));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> run(HttpRequest<?> request, @Body Map<String, String> fields) {
    String event = fields.getOrDefault("event", "");
    String resource = fields.getOrDefault("resource", "");
    int last = number(fields.getOrDefault("last", "200"));
    TesterView view = new TesterView(event, resource, last, recent(), trials.catalogue().entries());
    return show(
        request,
        switch (fields.getOrDefault("action", "dry")) {
          case "what-if" ->
              resource.isBlank()
                  ? view.withProblem("Paste a configuration to compare with the running one.")
                  : view.withWhatIf(trials.whatIf().compare(resource, last));
          case "send" -> tried(view, event, tree -> trials.tester().send(tree));
          default -> tried(view, event, tree -> trials.tester().dry(tree, resource));
        });
  }

  /// Runs one event.
  private interface Trial {
    TestReport run(ObjectNode event);
  }

  /// What the page tries things with.
  record Trials(Tester tester, WhatIfRun whatIf, Catalogue catalogue) {}

  private static TesterView tried(TesterView view, String event, Trial trial) {
    try {
      JsonNode tree = JSON.readTree(event);
      return tree instanceof ObjectNode object
          ? view.withReport(trial.run(object))
          : view.withProblem("The event must be one JSON object.");
    } catch (JsonProcessingException malformed) {
      return view.withProblem(
          "The event is not JSON: "
              + malformed.getOriginalMessage()
              + " (line "
              + malformed.getLocation().getLineNr()
              + ").");
    }
  }

  private List<EventRecord> recent() {
    return events.find(EventQuery.newest(events.start(), RECENT)).events().stream()
        .filter(event -> UnkeptBody.in(event.body()).isEmpty())
        .map(masking::mask)
        .toList();
  }

  private HttpResponse<String> show(HttpRequest<?> request, TesterView view) {
    Map<String, Object> model = new HashMap<>();
    model.put("shell", shells.of(request, "Tester", "tester"));
    model.put("view", view);
    return pages.show("tester", model);
  }

  private static int number(String text) {
    return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 200;
  }
}
