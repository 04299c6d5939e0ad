package com.kameleoon.destination.remotedata.http;

import com.kameleoon.destination.remotedata.settings.LiveConfiguration;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;

/// Everything that writes needs the service token, before its body is read. Reads are public.
@ServerFilter(
    patterns = {"/v1/**", "/map/**"},
    methods = HttpMethod.POST)
final class ServiceTokenFilter {
  private final LiveConfiguration configuration;

  ServiceTokenFilter(LiveConfiguration configuration) {
    this.configuration = configuration;
  }

  @RequestFilter
  Optional<HttpResponse<ErrorAnswer>> refuseStrangers(HttpRequest<?> request) {
    if (configuration.acceptsService(request.getHeaders().findFirst(HttpHeaders.AUTHORIZATION))) {
      return Optional.empty();
    }
    return Optional.of(
        HttpResponse.<ErrorAnswer>status(HttpStatus.UNAUTHORIZED)
            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
            .body(
                ErrorAnswer.of(
                    "unauthorized",
                    "the Authorization header must carry the service token: Bearer <token>",
                    "")));
  }
}
