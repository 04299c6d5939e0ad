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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/// What would have been done in the mode Shadow, beside what the classic destination does.
@Hidden
@Controller("/console/shadow")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ShadowController {
  private final Pages pages;
  private final Shells shells;
  private final ServiceReader services;

  ShadowController(Pages pages, Shells shells, ServiceReader services) {
    this.pages = pages;
    this.shells = shells;
    this.services = services;
  }

  @Get
  HttpResponse<?> shadow(HttpRequest<?> request) {
    JsonNode report =
        services.goals("/v1/shadow").map(JsonNode.class::cast).orElseGet(MissingNode::getInstance);
    return pages.show(
        "shadow",
        Map.of(
            "shell",
            shells.of(request, "Shadow", "shadow"),
            "answers",
            !report.isMissingNode(),
            "view",
            ShadowView.of(report)));
  }
}
