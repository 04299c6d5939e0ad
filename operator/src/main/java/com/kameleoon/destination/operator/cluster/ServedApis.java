package com.kameleoon.destination.operator.cluster;

import com.kameleoon.destination.operator.objects.ServedKinds;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks the API server which optional kinds it serves, the newest version first.
public final class ServedApis {
  private final KubernetesClient client;

  public ServedApis(KubernetesClient client) {
    this.client = client;
  }

  public ServedKinds discover() {
    return new ServedKinds(
        version("PodDisruptionBudget", "policy/v1", "policy/v1beta1"),
        version("HorizontalPodAutoscaler", "autoscaling/v2", "autoscaling/v2beta2"),
        version("HTTPRoute", "gateway.networking.k8s.io/v1", "gateway.networking.k8s.io/v1beta1"),
        version("ServiceMonitor", "monitoring.coreos.com/v1"),
        version("PrometheusRule", "monitoring.coreos.com/v1"));
  }

  private Optional<String> version(String kind, String... newestFirst) {
    for (String apiVersion : newestFirst) {
      APIResourceList served = client.getApiResources(apiVersion);
      if (served != null
          && served.getResources().stream().anyMatch(it -> it.getKind().equals(kind))) {
        return Optional.of(apiVersion);
      }
    }
    return Optional.empty();
  }

  /// All kinds that can be made here.
  public static List<Kind> kinds(ServedKinds served) {
    List<Kind> kinds = new ArrayList<>(Kind.ALWAYS);
    add(kinds, served.disruptionBudget(), "PodDisruptionBudget");
    add(kinds, served.autoscaler(), "HorizontalPodAutoscaler");
    add(kinds, served.httpRoute(), "HTTPRoute");
    add(kinds, served.serviceMonitor(), "ServiceMonitor");
    add(kinds, served.prometheusRule(), "PrometheusRule");
    return List.copyOf(kinds);
  }

  private static void add(List<Kind> kinds, Optional<String> apiVersion, String kind) {
    apiVersion.ifPresent(version -> kinds.add(Kind.optional(version, kind)));
  }
}
