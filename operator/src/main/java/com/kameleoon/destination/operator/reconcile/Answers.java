package com.kameleoon.destination.operator.reconcile;

import com.kameleoon.destination.operator.cluster.Applier;
import com.kameleoon.destination.operator.replica.ReplicaWatch;
import com.kameleoon.destination.operator.replica.ReplicaWatch.Key;
import com.kameleoon.destination.operator.resource.KameleoonDestination;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;

/// New answers of replicas wake the reconciler.
final class Answers implements ReplicaWatch.Listener {
  private final Informers cluster;
  private final Applier applier;
  private final SimpleInboundEventSource<KameleoonDestination> source;

  Answers(
      Informers cluster, Applier applier, SimpleInboundEventSource<KameleoonDestination> source) {
    this.cluster = cluster;
    this.applier = applier;
    this.source = source;
  }

  @Override
  public boolean knows(Key destination) {
    return cluster.exists(destination.namespace(), destination.name());
  }

  @Override
  public void hear(Key destination) {
    source.propagateEvent(new ResourceID(destination.name(), destination.namespace()));
  }

  @Override
  public void forget(Key destination) {
    applier.forget(destination.namespace(), destination.name());
  }
}
