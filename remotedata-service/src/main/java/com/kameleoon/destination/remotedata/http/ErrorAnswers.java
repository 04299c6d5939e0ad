package com.kameleoon.destination.remotedata.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Locale;

/// The framework's own errors (404, 405, 413, 415, ...) in the form of all others.
@Singleton
final class ErrorAnswers implements ErrorResponseProcessor<ErrorAnswer> {
  @Override
  public MutableHttpResponse<ErrorAnswer> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = HttpStatus.valueOf(response.code());
    String message =
        context.getErrors().stream().findFirst().map(Error::getMessage).orElse(status.getReason());
    return response
        .body(ErrorAnswer.of(status.name().toLowerCase(Locale.ROOT), message, ""))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
