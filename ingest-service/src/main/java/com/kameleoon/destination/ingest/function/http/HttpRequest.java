package com.kameleoon.destination.ingest.function.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// One HTTP/1.1 request, safe to be written to a socket.
record HttpRequest(String method, Map<String, String> headers, byte[] body) {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<String> OURS =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]{0,8000}");
  private static final ObjectMapper JSON = new ObjectMapper();

  static HttpRequest of(FetchRequest written) throws FetchRefusedException {
    if (!METHODS.contains(written.method())) {
      throw new FetchRefusedException("fetch cannot send this method");
    }
    String body = written.body() == null ? "" : written.body();
    return new HttpRequest(
        written.method(), headers(written.headers()), body.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> headers(String json) throws FetchRefusedException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : object(json).properties()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      String value = header.getValue().asText();
      if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
        throw new FetchRefusedException("fetch was given a header that HTTP does not allow");
      }
      if (!OURS.contains(name)) {
        headers.put(name, value);
      }
    }
    return headers;
  }

  private static JsonNode object(String json) throws FetchRefusedException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new FetchRefusedException("fetch was given headers that cannot be read");
    }
  }

  /// The request that follows a redirect; what proves who asks stays with the host it was for.
  HttpRequest after(HttpReply redirect, boolean sameHost) {
    Map<String, String> kept = new LinkedHashMap<>(headers);
    if (!sameHost) {
      kept.remove("authorization");
      kept.remove("cookie");
    }
    return redirect.repeatsRequest()
        ? new HttpRequest(method, kept, body)
        : new HttpRequest(method.equals("HEAD") ? "HEAD" : "GET", kept, new byte[0]);
  }

  byte[] head(Place place) {
    StringBuilder head = new StringBuilder(512);
    head.append(method).append(' ').append(place.target()).append(" HTTP/1.1\r\nhost: ");
    head.append(place.authority()).append("\r\nconnection: close\r\naccept-encoding: identity\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (body.length > 0 || method.startsWith("P")) {
      head.append("content-length: ").append(body.length).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
