package com.kameleoon.destination.operator.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;

/// The resource that everything belongs to.
public record Owner(String namespace, String name, String uid) {
  public static Owner of(HasMetadata resource) {
    return new Owner(
        resource.getMetadata().getNamespace(),
        resource.getMetadata().getName(),
        resource.getMetadata().getUid());
  }

  /// Name of something that belongs to it.
  public String named(String part) {
    return name + "-" + part;
  }
}
