package com.kameleoon.destination.goal.http;

import com.kameleoon.destination.goal.settings.ServiceToken;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Admits only callers that present the service token.
@ServerFilter("/v1/**")
final class ServiceTokenFilter {
  private static final String SCHEME = "Bearer ";

  private final ServiceToken token;

  ServiceTokenFilter(ServiceToken token) {
    this.token = token;
  }

  @RequestFilter
  void admit(HttpRequest<?> request) {
    boolean admitted =
        request
            .getHeaders()
            .getAuthorization()
            .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(value -> value.substring(SCHEME.length()).strip())
            .filter(token::admits)
            .isPresent();
    if (!admitted) {
      throw new ApiException(
          HttpStatus.UNAUTHORIZED,
          "unauthorized",
          "Authorization: present the service token as a bearer token");
    }
  }
}
