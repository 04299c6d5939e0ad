package com.kameleoon.destination.ingest.store;

import com.kameleoon.destination.ingest.access.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells whoever looks that the database is away, and to look again.
@Singleton
final class StoreUnavailableAnswer
    implements ExceptionHandler<StoreUnavailableException, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(StoreUnavailableAnswer.class);

  @Override
  public HttpResponse<?> handle(HttpRequest request, StoreUnavailableException exception) {
    LOG.warn("A look at the database failed because={}", exception.getMessage());
    return Problem.of("database_unavailable", "The database does not answer in time; look again.")
        .answer(HttpStatus.SERVICE_UNAVAILABLE)
        .header("Retry-After", "5");
  }
}
