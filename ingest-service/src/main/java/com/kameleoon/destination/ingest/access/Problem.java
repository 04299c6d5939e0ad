package com.kameleoon.destination.ingest.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import org.jspecify.annotations.Nullable;

/// What a refused request to the API is answered with, in the shape of all other refusals.
public record Problem(Detail error) {

  /// @param code one of a bounded set, in snake case
  /// @param message names the field and the remedy
  /// @param path the field, where there is one
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Detail(String code, String message, @Nullable String path) {}

  public static Problem of(String code, String message) {
    return new Problem(new Detail(code, message, null));
  }

  public static Problem at(String path, String code, String message) {
    return new Problem(new Detail(code, message, path));
  }

  public MutableHttpResponse<?> answer(HttpStatus status) {
    return HttpResponse.status(status).body(this).contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
