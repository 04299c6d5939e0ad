package com.kameleoon.destination.remotedata.http;

import com.kameleoon.destination.remotedata.write.RequestRefusedException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/// A wrong request is a 4xx that names what is wrong.
@Singleton
final class RefusedRequestHandler
    implements ExceptionHandler<RequestRefusedException, HttpResponse<ErrorAnswer>> {
  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<ErrorAnswer> handle(HttpRequest request, RequestRefusedException e) {
    return HttpResponse.<ErrorAnswer>status(HttpStatus.valueOf(e.status()))
        .body(ErrorAnswer.of(e.code(), e.sentence(), e.path()));
  }
}
