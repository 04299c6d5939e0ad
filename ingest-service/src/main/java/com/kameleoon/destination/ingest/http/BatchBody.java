package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a batch is answered with: `results` only where an event was refused, or on demand.
///
/// @param success false where no event could be taken
/// @param error why, then
/// @param results one per event, in order
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchBody(
    boolean success, ErrorBody.@Nullable Detail error, @Nullable List<Result> results) {

  /// @param status stored, duplicate or refused
  /// @param error why it was refused
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(String status, ErrorBody.@Nullable Detail error) {}
}
