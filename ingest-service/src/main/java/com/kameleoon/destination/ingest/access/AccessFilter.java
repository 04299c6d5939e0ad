package com.kameleoon.destination.ingest.access;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.Set;

/// Lets nobody into the console and its API without session or bearer; what changes something also
/// needs the session's own token, which no other site can read.
@ServerFilter({"/console", "/console/**", "/api/v1/**"})
final class AccessFilter {
  private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
          + "frame-ancestors 'none'";

  private final Entrance entrance;
  private final LoginPage loginPage;

  AccessFilter(Entrance entrance, LoginPage loginPage) {
    this.entrance = entrance;
    this.loginPage = loginPage;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  Optional<HttpResponse<?>> admit(HttpRequest<?> request) {
    if (isOpen(request.getPath())) {
      return Optional.empty();
    }
    return switch (entrance.bearer(request)) {
      case RIGHT -> Optional.empty();
      case TOO_OFTEN -> Optional.of(entrance.tooOften());
      case WRONG -> Optional.of(stranger(request));
      case NONE -> bySession(request);
    };
  }

  /// Of its own pages it trusts only its own scripts and styles, and none of what they show.
  @ResponseFilter
  void harden(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response
        .header("Content-Security-Policy", CONTENT_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin");
    if (!request.getPath().startsWith("/console/assets/")) {
      response.header("Cache-Control", "no-store");
    }
  }

  private Optional<HttpResponse<?>> bySession(HttpRequest<?> request) {
    Optional<Session> session = entrance.remember(request);
    if (session.isEmpty()) {
      return Optional.of(stranger(request));
    }
    return HARMLESS.contains(request.getMethod()) || showsToken(request, session.get())
        ? Optional.empty()
        : Optional.of(
            Problem.of("csrf", "The form is too old; load the page again and repeat.")
                .answer(HttpStatus.FORBIDDEN));
  }

  private static boolean showsToken(HttpRequest<?> request, Session session) {
    String shown =
        Optional.ofNullable(request.getHeaders().get("X-CSRF-Token"))
            .or(() -> request.getParameters().get("csrf", String.class))
            .orElse("");
    return Sessions.same(session.csrf(), shown);
  }

  private MutableHttpResponse<?> stranger(HttpRequest<?> request) {
    return request.getPath().startsWith("/api/")
        ? Problem.of(
                "unauthorized", "Send Authorization: Bearer and the console's token, or log in.")
            .answer(HttpStatus.UNAUTHORIZED)
            .header("WWW-Authenticate", "Bearer")
        : loginPage.show(request).status(HttpStatus.UNAUTHORIZED);
  }

  private static boolean isOpen(String path) {
    return path.equals("/console/login") || path.startsWith("/console/assets/");
  }
}
