package com.kameleoon.destination.ingest.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import com.kameleoon.destination.ingest.query.LogJson;
import com.kameleoon.destination.ingest.query.Masking;
import com.kameleoon.destination.ingest.revision.Revision;
import com.kameleoon.destination.ingest.revision.RevisionHistory;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What runs, on which replica, since when, and what changed.
@Hidden
@Controller("/console/configuration")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConfigurationController {
  private final Pages pages;
  private final Shells shells;
  private final DestinationRegistry destinations;
  private final RevisionHistory history;
  private final Masking masking;

  ConfigurationController(
      Pages pages,
      Shells shells,
      DestinationRegistry destinations,
      RevisionHistory history,
      Masking masking) {
    this.pages = pages;
    this.shells = shells;
    this.destinations = destinations;
    this.history = history;
    this.masking = masking;
  }

  @Get
  HttpResponse<?> configuration(HttpRequest<?> request) {
    List<Revision> revisions = history.newest();
    Map<String, Object> model = new HashMap<>();
    model.put("shell", shells.of(request, "Configuration", "configuration"));
    model.put("state", destinations.revision());
    model.put("spans", history.spans());
    model.put("revisions", revisions.stream().map(this::shown).toList());
    return pages.show("configuration", model);
  }

  private ConfigurationView shown(Revision revision) {
    return new ConfigurationView(
        revision.name(),
        revision.firstAt(),
        masking.mask(
            (JsonNode) LogJson.object(revision.resource().getBytes(StandardCharsets.UTF_8))));
  }
}
