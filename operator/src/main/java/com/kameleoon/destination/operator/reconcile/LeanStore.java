package com.kameleoon.destination.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.BasicItemStore;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;

/// A cache without the record of who manages which field: with server-side apply that is the larger
/// half of many objects, and nobody here reads it.
final class LeanStore<V extends HasMetadata> extends BasicItemStore<V> {
  LeanStore() {
    super(Cache::metaNamespaceKeyFunc);
  }

  @Override
  public V put(String key, V object) {
    object.getMetadata().setManagedFields(List.of());
    return super.put(key, object);
  }
}
