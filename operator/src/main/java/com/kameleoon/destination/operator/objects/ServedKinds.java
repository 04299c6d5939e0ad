package com.kameleoon.destination.operator.objects;

import java.util.Optional;

/// The apiVersions in which the cluster serves kinds that not every cluster has.
public record ServedKinds(
    Optional<String> disruptionBudget,
    Optional<String> autoscaler,
    Optional<String> httpRoute,
    Optional<String> serviceMonitor,
    Optional<String> prometheusRule) {}
