package com.kameleoon.destination.model.wire;

import java.util.List;

/// `POST /v1/remote-data` of remotedata-service; answered by a [BatchOutcome].
public record RemoteDataBatch(int version, List<RemoteDataItem> items) {
  public RemoteDataBatch {
    items = List.copyOf(items);
  }
}
