package com.kameleoon.destination.ingest.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.kameleoon.destination.ingest.peer.ServiceReader;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Goals, their conversions, what waits to be created and how much room there is.
@Hidden
@Controller("/console/goals")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GoalsController {
  private static final int PAGE = 100;
  private static final int WAITING = 100;

  private final Pages pages;
  private final Shells shells;
  private final ServiceReader services;

  GoalsController(Pages pages, Shells shells, ServiceReader services) {
    this.pages = pages;
    this.shells = shells;
    this.services = services;
  }

  @Get
  HttpResponse<?> goals(HttpRequest<?> request, @Nullable @QueryValue Long after) {
    Optional<JsonNode> answer =
        services.goals("/v1/goals?limit=" + PAGE + (after == null ? "" : "&after=" + after));
    Map<String, Object> model = new HashMap<>();
    model.put("shell", shells.of(request, "Goals", "goals"));
    model.put("answers", answer.isPresent());
    model.put("goals", items(answer, "goals"));
    model.put("next", answer.map(page -> page.path("next").asText("")).orElse(""));
    model.put("summary", answerOf("/v1/goals/summary"));
    model.put("account", answerOf("/v1/account"));
    model.put("budget", answerOf("/v1/creation-budget"));
    model.put("waiting", items(services.goals("/v1/account/waiting?limit=" + WAITING), "goals"));
    model.put("conversions", items(services.goals("/v1/conversions?limit=15"), "conversions"));
    return pages.show("goals", model);
  }

  private JsonNode answerOf(String path) {
    return services.goals(path).map(JsonNode.class::cast).orElseGet(MissingNode::getInstance);
  }

  private static List<JsonNode> items(Optional<JsonNode> page, String field) {
    List<JsonNode> items = new ArrayList<>();
    page.ifPresent(found -> found.path(field).forEach(items::add));
    return items;
  }
}
