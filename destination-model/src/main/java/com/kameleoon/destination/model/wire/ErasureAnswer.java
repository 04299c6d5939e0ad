package com.kameleoon.destination.model.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/// What a service erased of a user.
///
/// @param erased rows by what they are: `conversions`
/// @param left rows that are still found after it, by what they are; all zero is the proof
/// @param ids other ids under which the service knows the same user
// What is empty is written, too: a proof whose part is missing proves nothing.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ErasureAnswer(
    int version, Map<String, Long> erased, Map<String, Long> left, List<String> ids) {
  public ErasureAnswer {
    erased = Map.copyOf(erased);
    left = Map.copyOf(left);
    ids = List.copyOf(ids);
  }
}
