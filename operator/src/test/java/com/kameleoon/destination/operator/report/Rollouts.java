package com.kameleoon.destination.operator.report;

import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import com.kameleoon.destination.operator.plan.Rollout;
import java.util.List;
import java.util.Map;

/// Rollouts for tests that do not look at them.
final class Rollouts {
  static final Rollout ANY = any();

  private Rollouts() {}

  private static Rollout any() {
    ResourceReading.Read read =
        (ResourceReading.Read)
            ResourceReader.read(
                """
                apiVersion: integrations.kameleoon.com/v1alpha1
                kind: KameleoonDestination
                metadata: {name: shop}
                spec: {sitecode: 1q2w3e4r5t, apiKeySecretRef: {name: shop, key: apiKey}}
                """);
    return new Rollout(read.resource().spec(), "abc", Map.of(), List.of(), List.of());
  }
}
