package com.kameleoon.destination.ingest.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import com.kameleoon.destination.ingest.peer.ServiceReader;
import com.kameleoon.destination.ingest.query.LogJson;
import com.kameleoon.destination.ingest.query.Masking;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What Kameleoon's SDKs read: the known audiences, and what is kept under an id.
@Hidden
@Controller("/console/audiences")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AudiencesController {
  private final Pages pages;
  private final Shells shells;
  private final ServiceReader services;
  private final DestinationRegistry destinations;
  private final Masking masking;

  AudiencesController(
      Pages pages,
      Shells shells,
      ServiceReader services,
      DestinationRegistry destinations,
      Masking masking) {
    this.pages = pages;
    this.shells = shells;
    this.services = services;
    this.destinations = destinations;
    this.masking = masking;
  }

  @Get
  HttpResponse<?> audiences(HttpRequest<?> request, @Nullable @QueryValue String id) {
    Map<String, Object> model = new HashMap<>();
    model.put("shell", shells.of(request, "Audiences and profiles", "audiences"));
    Optional<JsonNode> common = read("common");
    model.put("answers", common.isPresent());
    model.put(
        "cohorts", common.map(json -> json.path("cohorts")).orElse(LogJson.object(new byte[0])));
    model.put("id", id == null ? "" : id.strip());
    model.put("found", id == null || id.isBlank() ? Map.of() : lookUp(id.strip()));
    return pages.show("audiences", model);
  }

  /// What an SDK would get, by key.
  private Map<String, String> lookUp(String id) {
    Map<String, String> found = new LinkedHashMap<>();
    for (String key : new String[] {"COHORTS_" + id, "IDENTIFY_" + id}) {
      found.put(key, read(key).map(masking::mask).map(LogJson::pretty).orElse(""));
    }
    return found;
  }

  private Optional<JsonNode> read(String key) {
    String sitecode = destinations.current().spec().sitecode();
    return services.remoteData(
        "/map/map?siteCode=" + Format.url(sitecode) + "&key=" + Format.url(key));
  }
}
