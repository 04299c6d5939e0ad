package com.kameleoon.destination.model.spec;

import org.jspecify.annotations.Nullable;

/// How one of the three services runs.
public record ComponentSpec(
    @Described(
            value = "How many replicas run; 1 unless written otherwise. Not used with autoscaling.",
            minimum = 0,
            maximum = 100)
        Integer replicas,
    @Described(
            value = "Its image; the operator's own choice without it.",
            minLength = 1,
            maxLength = 500)
        @Nullable String image,
    @Described("What each replica may use.") @Nullable ResourcesSpec resources,
    @Described("Replicas by load; needs the cluster's metrics API.")
        @Nullable AutoscalingSpec autoscaling) {
  static final ComponentSpec DEFAULT = new ComponentSpec(1, null, null, null);

  public ComponentSpec {
    replicas = replicas == null ? 1 : replicas;
  }
}
