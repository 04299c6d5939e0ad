package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.Target;
import jakarta.inject.Singleton;
import java.util.List;

/// Conversions to goal-service.
@Singleton
final class GoalClient implements TargetClient {
  private final BatchRequests requests;

  GoalClient(BatchRequests requests) {
    this.requests = requests;
  }

  @Override
  public Target target() {
    return Target.GOAL;
  }

  @Override
  public Answer post(List<byte[]> items) {
    return requests.post(Target.GOAL, items);
  }
}
