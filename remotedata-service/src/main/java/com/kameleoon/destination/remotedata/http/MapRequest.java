package com.kameleoon.destination.remotedata.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.remotedata.json.JsonText;
import com.kameleoon.destination.remotedata.query.KeyText;
import com.kameleoon.destination.remotedata.query.MapQuery;
import com.kameleoon.destination.remotedata.settings.Settings;
import com.kameleoon.destination.remotedata.write.RequestRefusedException;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The query parameters of the map API, checked; every method throws [RequestRefusedException].
final class MapRequest {
  private static final int MAX_KEYS = 100;
  private static final int MAX_TTL_HOURS = 8784;
  private static final Duration DEFAULT_TTL = Duration.ofHours(2208);

  private final MapQuery query;

  private MapRequest(MapQuery query) {
    this.query = query;
  }

  /// The request's parameters, for the site that is served.
  static MapRequest of(HttpRequest<?> request, Settings settings) {
    String raw = Optional.ofNullable(request.getUri().getRawQuery()).orElse("");
    MapRequest checked = new MapRequest(MapQuery.of(raw));
    if (!checked.required("siteCode").equals(settings.sitecode())) {
      throw new RequestRefusedException(
          "unknown_site_code",
          "siteCode is not the one of this destination: use the sitecode of its project",
          "siteCode");
    }
    return checked;
  }

  String key() {
    return KeyText.trimmed(required("key"));
  }

  /// The keys in order, as the client wrote them but for trailing line ends.
  List<String> keys() {
    JsonNode array = json(required("keys"));
    if (!array.isArray() || !array.valueStream().allMatch(JsonNode::isTextual)) {
      throw invalidKeys();
    }
    if (array.size() > MAX_KEYS) {
      throw new RequestRefusedException(
          "too_many_keys",
          "keys has " + array.size() + " elements: ask for at most 100 at a time",
          "keys");
    }
    List<String> keys = new ArrayList<>();
    array.forEach(key -> keys.add(KeyText.trimmed(key.textValue())));
    return keys;
  }

  boolean prettyPrint() {
    return query.decoded("prettyPrint").map("true"::equals).orElse(false);
  }

  Duration ttl() {
    return query.has("ttlHours") ? ttl(required("ttlHours")) : DEFAULT_TTL;
  }

  private static Duration ttl(String hours) {
    if (!hours.matches("[1-9][0-9]{0,3}") || Integer.parseInt(hours) > MAX_TTL_HOURS) {
      throw new RequestRefusedException(
          "invalid_ttl", "ttlHours must be a whole number from 1 to 8784", "ttlHours");
    }
    return Duration.ofHours(Integer.parseInt(hours));
  }

  private String required(String name) {
    if (!query.has(name)) {
      throw new RequestRefusedException(
          "missing_parameter", "the query parameter " + name + " is missing: add it", name);
    }
    return query
        .decoded(name)
        .orElseThrow(() ->
            new RequestRefusedException(
                "invalid_encoding",
                "the query parameter " + name + " is not percent-encoded UTF-8",
                name));
  }

  private static JsonNode json(String text) {
    try {
      return JsonText.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw invalidKeys();
    }
  }

  private static RequestRefusedException invalidKeys() {
    return new RequestRefusedException(
        "invalid_keys", "keys must be a JSON array of strings, percent-encoded", "keys");
  }
}
