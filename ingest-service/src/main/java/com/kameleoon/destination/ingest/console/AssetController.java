package com.kameleoon.destination.ingest.console;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Scripts and styles, all of them from this program's own files.
@Hidden
@Controller("/console/assets")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AssetController {
  private record Asset(String resource, String type) {}

  private static final Map<String, Asset> ASSETS =
      Map.of(
          "console.css", new Asset("console/console.css", "text/css; charset=utf-8"),
          "console.js", new Asset("console/console.js", "text/javascript; charset=utf-8"),
          "uplot.js", new Asset("console/uplot.js", "text/javascript; charset=utf-8"),
          "uplot.css", new Asset("console/uplot.css", "text/css; charset=utf-8"),
          "icon.svg", new Asset("console/icon.svg", "image/svg+xml"),
          "htmx.js",
              new Asset(
                  "META-INF/resources/webjars/htmx.org/2.0.7/dist/htmx.min.js",
                  "text/javascript; charset=utf-8"));

  private final Map<String, byte[]> read = new ConcurrentHashMap<>();

  @Get("/{name}")
  HttpResponse<?> asset(String name) {
    Asset asset = ASSETS.get(name);
    return asset == null
        ? HttpResponse.notFound()
        : HttpResponse.ok(read.computeIfAbsent(asset.resource(), AssetController::bytes))
            .contentType(MediaType.of(asset.type()))
            .header("Cache-Control", "public, max-age=300");
  }

  private static byte[] bytes(String resource) {
    try (InputStream file = AssetController.class.getClassLoader().getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException(resource + " is not in the jar");
      }
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
