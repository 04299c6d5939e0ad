package com.kameleoon.destination.model.wire;

import java.time.Instant;
import java.util.List;

/// `POST /v1/erasures` of goal-service and remotedata-service; answered by an [ErasureAnswer].
///
/// @param ids visitor codes, user ids and anonymous ids of one user
/// @param before what happened or was received later is new data, and stays
/// @param countOnly nothing is changed; the answer says what is there
public record ErasureRequest(int version, List<String> ids, Instant before, boolean countOnly) {
  public ErasureRequest {
    ids = List.copyOf(ids);
  }
}
