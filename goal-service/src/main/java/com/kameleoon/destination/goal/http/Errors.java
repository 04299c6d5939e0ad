package com.kameleoon.destination.goal.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Gives the framework's own refusals the one shape.
@Singleton
final class Errors implements ErrorResponseProcessor<ErrorBody> {
  @Override
  public MutableHttpResponse<ErrorBody> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    String code = response.status().name().toLowerCase(Locale.ROOT);
    String message =
        context.hasErrors()
            ? context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "))
            : response.reason();
    return json(response, new ErrorBody.Problem(code, message, Optional.empty()));
  }

  static MutableHttpResponse<ErrorBody> of(ApiException refusal) {
    return json(HttpResponse.status(refusal.status()), refusal.problem());
  }

  private static MutableHttpResponse<ErrorBody> json(
      MutableHttpResponse<?> response, ErrorBody.Problem problem) {
    return response.body(new ErrorBody(problem)).contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
