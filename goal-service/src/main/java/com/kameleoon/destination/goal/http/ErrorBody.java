package com.kameleoon.destination.goal.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/// What every refusal looks like.
public record ErrorBody(Problem error) {
  /// @param code in snake case, for programs
  /// @param message for people: names the field and the remedy
  /// @param path the field, where it is one
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Problem(String code, String message, Optional<String> path) {}
}
