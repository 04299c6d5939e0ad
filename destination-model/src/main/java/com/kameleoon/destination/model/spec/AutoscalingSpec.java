package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How many replicas there are, by their load.
@Rule(
    cel = "!has(self.minReplicas) || self.minReplicas <= self.maxReplicas",
    sentence = "minReplicas must not be more than maxReplicas.")
public record AutoscalingSpec(
    @Described(
            value = "The fewest replicas; 1 unless written otherwise.",
            minimum = 1,
            maximum = 100)
        Integer minReplicas,
    @Described(value = "The most replicas.", minimum = 1, maximum = 100)
        @JsonProperty(required = true)
        Integer maxReplicas,
    @Described(
            value =
                "Share of the requested CPU that replicas are kept at, in percent; 70 unless written"
                    + " otherwise.",
            minimum = 1,
            maximum = 500)
        Integer targetCPUUtilizationPercentage) {
  private static final int TARGET = 70;

  public AutoscalingSpec {
    minReplicas = minReplicas == null ? 1 : minReplicas;
    targetCPUUtilizationPercentage =
        targetCPUUtilizationPercentage == null ? TARGET : targetCPUUtilizationPercentage;
  }
}
