package com.kameleoon.destination.operator.replica;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/// The pods that the operator made.
public interface Pods {
  /// All pods of a destination, from the cache.
  List<Pod> of(String namespace, String destination);

  /// Makes the kubelet look at the pod's volumes now instead of within a minute.
  void look(Pod pod, String mark);
}
