package com.kameleoon.destination.ingest.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Answers requests that cannot be answered as asked.
@Singleton
final class ApiProblemAnswer implements ExceptionHandler<ApiProblemException, HttpResponse<?>> {
  @Override
  public HttpResponse<?> handle(HttpRequest request, ApiProblemException exception) {
    return exception.problem().answer(exception.status());
  }
}
