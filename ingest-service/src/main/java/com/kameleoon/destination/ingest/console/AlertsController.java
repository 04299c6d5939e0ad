package com.kameleoon.destination.ingest.console;

import com.kameleoon.destination.ingest.alert.Alerts;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
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
import java.util.Map;

/// Alerts, where they stand and what was sent about them.
@Hidden
@Controller("/console/alerts")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertsController {
  private final Pages pages;
  private final Shells shells;
  private final Alerts alerts;

  AlertsController(Pages pages, Shells shells, Alerts alerts) {
    this.pages = pages;
    this.shells = shells;
    this.alerts = alerts;
  }

  @Get
  HttpResponse<?> alerts(HttpRequest<?> request) {
    return pages.show(
        "alerts",
        Map.of(
            "shell", shells.of(request, "Alerts", "alerts"),
            "alerts", alerts.all(),
            "messages", alerts.newestMessages()));
  }

  @Post("/test")
  @Consumes(MediaType.ALL)
  HttpResponse<?> test(@QueryValue String name) {
    String notice =
        alerts.test(name) ? "A test message is on its way." : "There is no such alert any more.";
    return HttpResponse.seeOther(URI.create("/console/alerts?notice=" + Format.url(notice)));
  }
}
