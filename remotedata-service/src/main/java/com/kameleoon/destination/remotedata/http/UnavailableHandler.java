package com.kameleoon.destination.remotedata.http;

import com.kameleoon.destination.remotedata.store.StoreUnavailableException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// Without a database the answer is 503: the same request may succeed in a second.
@Singleton
final class UnavailableHandler
    implements ExceptionHandler<StoreUnavailableException, HttpResponse<ErrorAnswer>> {
  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<ErrorAnswer> handle(HttpRequest request, StoreUnavailableException e) {
    return HttpResponse.<ErrorAnswer>status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .body(
            ErrorAnswer.of(
                "database_unavailable", "the database does not answer: try again later", ""));
  }
}
