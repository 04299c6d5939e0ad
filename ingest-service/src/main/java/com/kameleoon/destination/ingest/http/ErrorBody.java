package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What a refused request is answered with.
record ErrorBody(Detail error) {

  /// @param code one of a bounded set, in snake case
  /// @param message names the field and the remedy
  /// @param path the field, where there is one
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Detail(String code, String message, @Nullable String path) {}

  static Detail detail(Refusal refusal) {
    return new Detail(refusal.code().wireName(), refusal.message(), refusal.path());
  }
}
