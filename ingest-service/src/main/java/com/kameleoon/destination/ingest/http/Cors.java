package com.kameleoon.destination.ingest.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.http.server.cors.CorsFilter;
import java.util.Optional;

/// Lets pages of any origin use the tracking API, and read why they were refused. Nothing that a
/// browser adds by itself, such as a cookie, authenticates here, so any origin may also send
/// credentials.
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Replaces(CorsFilter.class)
final class Cors {
  private static final String PATHS = "/v1/";

  @PreMatching
  @RequestFilter
  Optional<HttpResponse<?>> preflight(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.OPTIONS && isFromAPage(request)
        ? Optional.of(permission(request))
        : Optional.empty();
  }

  @ResponseFilter
  void open(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (isFromAPage(request)) {
      mark(request, response);
    }
  }

  private static <T> MutableHttpResponse<T> mark(
      HttpRequest<?> request, MutableHttpResponse<T> response) {
    return response
        .header("Access-Control-Allow-Origin", request.getHeaders().get("Origin"))
        .header("Access-Control-Allow-Credentials", "true")
        .header("Access-Control-Expose-Headers", "Retry-After")
        .header("Vary", "Origin");
  }

  private static boolean isFromAPage(HttpRequest<?> request) {
    return request.getHeaders().contains("Origin") && request.getPath().startsWith(PATHS);
  }

  private static HttpResponse<?> permission(HttpRequest<?> request) {
    String asked = request.getHeaders().get("Access-Control-Request-Headers");
    return mark(request, HttpResponse.noContent())
        .header("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
        .header(
            "Access-Control-Allow-Headers", asked == null ? "Authorization, Content-Type" : asked)
        .header("Access-Control-Max-Age", "86400");
  }
}
