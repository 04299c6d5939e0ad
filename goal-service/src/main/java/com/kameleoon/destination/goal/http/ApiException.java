package com.kameleoon.destination.goal.http;

import io.micronaut.http.HttpStatus;
import java.util.Optional;

/// A request is refused; sending the same one again is refused again.
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient HttpStatus status;
  private final transient ErrorBody.Problem problem;

  public ApiException(HttpStatus status, String code, String message) {
    this(status, new ErrorBody.Problem(code, message, Optional.empty()));
  }

  public ApiException(HttpStatus status, ErrorBody.Problem problem) {
    super(problem.message(), null, false, false);
    this.status = status;
    this.problem = problem;
  }

  HttpStatus status() {
    return status;
  }

  ErrorBody.Problem problem() {
    return problem;
  }
}
