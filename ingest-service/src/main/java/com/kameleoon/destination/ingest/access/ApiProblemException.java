package com.kameleoon.destination.ingest.access;

import io.micronaut.http.HttpStatus;

/// A request that cannot be answered as asked; asking the same again does not help.
public final class ApiProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient HttpStatus status;
  private final transient Problem problem;

  public ApiProblemException(HttpStatus status, Problem problem) {
    super(problem.error().message());
    this.status = status;
    this.problem = problem;
  }

  /// 400 for one parameter or field.
  public static ApiProblemException invalid(String path, String message) {
    return new ApiProblemException(
        HttpStatus.BAD_REQUEST, Problem.at(path, "invalid_parameter", message));
  }

  public static ApiProblemException notFound(String message) {
    return new ApiProblemException(HttpStatus.NOT_FOUND, Problem.of("not_found", message));
  }

  HttpStatus status() {
    return status;
  }

  Problem problem() {
    return problem;
  }
}
