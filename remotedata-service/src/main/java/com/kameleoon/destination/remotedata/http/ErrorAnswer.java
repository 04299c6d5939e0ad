package com.kameleoon.destination.remotedata.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;

/// What every failed request is answered with.
@Introspected
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ErrorAnswer(Body error) {
  static ErrorAnswer of(String code, String message, String path) {
    return new ErrorAnswer(new Body(code, message, path));
  }

  /// @param code one of a fixed set, in snake case
  /// @param message names the field and the remedy
  /// @param path the field or parameter; left out for the request as a whole
  @Introspected
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Body(String code, String message, String path) {}
}
