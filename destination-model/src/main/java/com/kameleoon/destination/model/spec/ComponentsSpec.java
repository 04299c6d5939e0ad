package com.kameleoon.destination.model.spec;

/// How the three services run.
public record ComponentsSpec(
    @Described("ingest-service, which receives events and delivers them.") ComponentSpec ingest,
    @Described("goal-service, which keeps goals and conversions.") ComponentSpec goal,
    @Described("remotedata-service, which SDKs read traits and audiences from.")
        ComponentSpec remoteData) {
  static final ComponentsSpec DEFAULT =
      new ComponentsSpec(ComponentSpec.DEFAULT, ComponentSpec.DEFAULT, ComponentSpec.DEFAULT);

  public ComponentsSpec {
    ingest = ingest == null ? ComponentSpec.DEFAULT : ingest;
    goal = goal == null ? ComponentSpec.DEFAULT : goal;
    remoteData = remoteData == null ? ComponentSpec.DEFAULT : remoteData;
  }
}
