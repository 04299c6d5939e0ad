package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.destination.DestinationRegistry;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The settings that analytics.js boots from: it sends to this service, and nowhere else.
@Controller("/v1/projects")
final class SourceSettingsController {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.\\-:\\[\\]]{1,255}");

  private final DestinationRegistry destinations;
  private final Answers answers;
  private final Optional<URI> publicUrl;

  /// @param publicUrl how browsers reach this service; absent means as they just did
  SourceSettingsController(
      DestinationRegistry destinations,
      Answers answers,
      @Nullable @Value("${kameleoon.public-url:}") String publicUrl) {
    this.destinations = destinations;
    this.answers = answers;
    this.publicUrl = Optional.ofNullable(publicUrl).filter(url -> !url.isBlank()).map(URI::create);
  }

  @Get("/{writeKey}/settings")
  @Operation(summary = "What analytics.js needs to start for a source")
  @ApiResponse(
      responseCode = "200",
      description = "Settings as Segment's CDN serves them",
      content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "404",
      description = "No source has that write key",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ErrorBody.class)))
  HttpResponse<byte[]> settings(HttpRequest<?> request, String writeKey) {
    boolean known = destinations.current().writeKeys().source(writeKey).isPresent();
    MutableHttpResponse<byte[]> answer =
        known
            ? Answers.json(HttpResponse.ok(EventJson.write(settings(writeKey, base(request)))))
            : answers.refused(
                Refusal.at("writeKey", RefusalCode.NOT_FOUND, "No source has that write key."));
    return answer.header("Cache-Control", "private, max-age=120");
  }

  private URI base(HttpRequest<?> request) {
    String host = request.getHeaders().get("Host");
    String forwarded = request.getHeaders().get("X-Forwarded-Proto");
    String scheme = "https".equalsIgnoreCase(forwarded) || request.isSecure() ? "https" : "http";
    boolean plain = host != null && HOST.matcher(host).matches();
    return publicUrl.orElseGet(() -> URI.create(scheme + "://" + (plain ? host : "localhost")));
  }

  private static ObjectNode settings(String writeKey, URI base) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    ObjectNode segment = settings.putObject("integrations").putObject("Segment.io");
    segment.put("apiKey", writeKey);
    segment.put("protocol", base.getScheme());
    segment.put("apiHost", base.getAuthority() + base.getPath().replaceAll("/+$", "") + "/v1");
    segment.put("addBundledMetadata", true);
    segment.put("retryQueue", true);
    segment.putArray("unbundledIntegrations");
    segment.putObject("maybeBundledConfigIds");
    ObjectNode plan = settings.putObject("plan");
    for (String kind : new String[] {"track", "identify", "group"}) {
      plan.putObject(kind).putObject("__default").put("enabled", true).putObject("integrations");
    }
    settings.putObject("edgeFunction");
    settings.putObject("middlewareSettings");
    settings.putObject("enabledMiddleware");
    settings.putArray("remotePlugins");
    settings.putObject("metrics").put("sampleRate", 0);
    settings.put("analyticsNextEnabled", true);
    settings.put("legacyVideoPluginsEnabled", false);
    return settings;
  }
}
