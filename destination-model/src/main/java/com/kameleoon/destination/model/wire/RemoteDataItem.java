package com.kameleoon.destination.model.wire;

import java.time.Instant;
import java.util.List;

/// One change of remote data on its way to remotedata-service, for every id that the event carried.
///
/// @param id the delivery's id, echoed in the outcome
/// @param messageId breaks ties between changes of the same field at the same time
/// @param timestamp by the event's own clock; the newest wins, per field
/// @param ids visitor code, user id, anonymous id, as far as present, without repeats
public record RemoteDataItem(
    String id, String messageId, Instant timestamp, List<String> ids, RemoteDataChange change) {
  public RemoteDataItem {
    ids = List.copyOf(ids);
  }
}
