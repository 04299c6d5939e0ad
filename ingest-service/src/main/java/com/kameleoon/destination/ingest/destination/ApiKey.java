package com.kameleoon.destination.ingest.destination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The key that Segment's destination shows: base64 of `{"id": ..., "secret": ...}`.
public final class ApiKey {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final String text;
  private final Digest digest;
  private final Digest query;
  private final Digest idAndSecret;

  private ApiKey(String text, JsonNode credentials) {
    this.text = text;
    this.digest = Digest.of(text);
    this.query = Digest.of(asSegmentSendsIt(credentials));
    this.idAndSecret =
        Digest.of(credentials.path("id").asText() + "\n" + credentials.path("secret").asText());
  }

  /// Empty where the text is no such key; Segment would refuse it too.
  static Optional<ApiKey> parse(String text) {
    try {
      JsonNode credentials = JSON.readTree(Base64.getDecoder().decode(text));
      boolean complete =
          credentials.path("id").isTextual() && credentials.path("secret").isTextual();
      return complete ? Optional.of(new ApiKey(text, credentials)) : Optional.empty();
    } catch (IllegalArgumentException | java.io.IOException noKey) {
      return Optional.empty();
    }
  }

  /// As it stands in the Secret.
  public String text() {
    return text;
  }

  public boolean matches(String presented) {
    return digest.matches(Digest.of(presented));
  }

  /// Whether a query shows id and secret: as Segment joins them, without any escaping, or as a
  /// browser does.
  public boolean matchesQuery(String rawQuery) {
    boolean verbatim = query.matches(Digest.of(rawQuery));
    boolean escaped = query.matches(Digest.of(unescaped(rawQuery)));
    boolean parsed =
        idAndSecret.matches(
            Digest.of(parameter(rawQuery, "id") + "\n" + parameter(rawQuery, "secret")));
    return verbatim | escaped | parsed;
  }

  private static String asSegmentSendsIt(JsonNode credentials) {
    return credentials.properties().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue().asText())
        .collect(Collectors.joining("&"));
  }

  private static String parameter(String rawQuery, String name) {
    Stream<String> parts = Arrays.stream(rawQuery.split("&", -1));
    return parts
        .filter(part -> part.startsWith(name + "="))
        .map(part -> unescaped(part.substring(name.length() + 1)))
        .findFirst()
        .orElse("");
  }

  /// Undoes `%XX`; a plus stays a plus.
  private static String unescaped(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEscaped) {
      return text;
    }
  }
}
