package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.Target;
import jakarta.inject.Singleton;
import java.util.List;

/// Remote data to remotedata-service.
@Singleton
final class RemoteDataClient implements TargetClient {
  private final BatchRequests requests;

  RemoteDataClient(BatchRequests requests) {
    this.requests = requests;
  }

  @Override
  public Target target() {
    return Target.REMOTE_DATA;
  }

  @Override
  public Answer post(List<byte[]> items) {
    return requests.post(Target.REMOTE_DATA, items);
  }
}
