package com.kameleoon.destination.goal.http;

import com.kameleoon.destination.goal.database.DatabaseUnavailable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers requests that end in an exception.
@Controller
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final String SECONDS = "2";

  @Error(global = true)
  HttpResponse<ErrorBody> refused(HttpRequest<?> request, ApiException refusal) {
    return Errors.of(refusal);
  }

  @Error(global = true)
  HttpResponse<ErrorBody> unavailable(HttpRequest<?> request, DatabaseUnavailable failure) {
    LOG.warn("A request waits for the database path={}", request.getPath());
    LOG.debug("The database is not available", failure);
    return Errors.of(
            new ApiException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database_unavailable",
                "the database is not available; send the same request again later"))
        .header(HttpHeaders.RETRY_AFTER, SECONDS);
  }
}
