package com.kameleoon.destination.remotedata.http;

import com.kameleoon.destination.remotedata.json.JsonText;
import com.kameleoon.destination.remotedata.read.MapReader;
import com.kameleoon.destination.remotedata.read.ReadyAnswer;
import com.kameleoon.destination.remotedata.settings.LiveConfiguration;
import com.kameleoon.destination.remotedata.settings.Settings;
import com.kameleoon.destination.remotedata.write.MapWriter;
import com.kameleoon.destination.remotedata.write.RequestRefusedException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The map API of Kameleoon's Data API, as its SDKs and its browser engine call it.
@Controller("/map")
class MapController implements MapApi {
  private static final int MAX_BODY = 1_048_576;

  private final MapReader reader;
  private final MapWriter writer;
  private final LiveConfiguration configuration;

  MapController(MapReader reader, MapWriter writer, LiveConfiguration configuration) {
    this.reader = reader;
    this.writer = writer;
    this.configuration = configuration;
  }

  @Override
  @Get("/map")
  @ExecuteOn(TaskExecutors.BLOCKING)
  public HttpResponse<byte[]> one(HttpRequest<?> request) {
    MapRequest parameters = reading(request);
    return answer(reader.read(parameters.key()).json(), parameters.prettyPrint());
  }

  @Override
  @Get("/maps")
  @ExecuteOn(TaskExecutors.BLOCKING)
  public HttpResponse<byte[]> several(HttpRequest<?> request) {
    MapRequest parameters = reading(request);
    String json =
        reader.readAll(parameters.keys()).entrySet().stream()
            .map(MapController::property)
            .collect(Collectors.joining(",", "{", "}"));
    return answer(json.getBytes(StandardCharsets.UTF_8), parameters.prettyPrint());
  }

  @Override
  @Post("/maps")
  @Consumes(MediaType.ALL)
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Status(HttpStatus.NO_CONTENT)
  public void store(HttpRequest<?> request, @Body byte[] body) {
    MapRequest parameters = MapRequest.of(request, configuration.settings());
    if (body.length > MAX_BODY) {
      throw new RequestRefusedException(
          413,
          "body_too_large",
          "the body has " + body.length + " bytes: send at most 1048576 at a time",
          "");
    }
    writer.write(body, parameters.ttl());
  }

  @Hidden
  @Options("/{path}")
  HttpResponse<?> preflight(@PathVariable String path) {
    return HttpResponse.noContent()
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, OPTIONS")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "content-type, authorization")
        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400");
  }

  private MapRequest reading(HttpRequest<?> request) {
    Settings settings = configuration.settings();
    Optional<String> bearer = request.getHeaders().findFirst(HttpHeaders.AUTHORIZATION);
    if (!settings.readHere() && !configuration.acceptsService(bearer)) {
      throw new RequestRefusedException(
          404,
          "not_read_here",
          "remote data is read from Kameleoon's own hosts: remoteData.mirror is Cloud",
          "");
    }
    return MapRequest.of(request, settings);
  }

  private static String property(Map.Entry<String, ReadyAnswer> entry) {
    String json = new String(entry.getValue().json(), StandardCharsets.UTF_8);
    return JsonText.quoted(entry.getKey()) + ':' + json;
  }

  private static HttpResponse<byte[]> answer(byte[] json, boolean pretty) {
    return JsonAnswer.of(pretty ? prettyPrinted(json) : json);
  }

  private static byte[] prettyPrinted(byte[] json) {
    try {
      return JsonText.MAPPER
          .writerWithDefaultPrettyPrinter()
          .writeValueAsBytes(JsonText.MAPPER.readTree(json));
    } catch (IOException e) {
      throw new IllegalStateException("a stored value is no JSON", e);
    }
  }
}
