package com.kameleoon.destination.operator.cluster;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import java.util.List;
import java.util.Map;

/// A kind of object that the operator makes.
///
/// @param apiVersion such as `apps/v1`
public record Kind(String apiVersion, String kind, String plural) {
  /// Served by every cluster.
  public static final List<Kind> ALWAYS =
      List.of(
          new Kind("v1", "ServiceAccount", "serviceaccounts"),
          new Kind("v1", "Secret", "secrets"),
          new Kind("v1", "ConfigMap", "configmaps"),
          new Kind("v1", "PersistentVolumeClaim", "persistentvolumeclaims"),
          new Kind("v1", "Service", "services"),
          new Kind("apps/v1", "StatefulSet", "statefulsets"),
          new Kind("apps/v1", "Deployment", "deployments"),
          new Kind("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies"),
          new Kind("networking.k8s.io/v1", "Ingress", "ingresses"));

  private static final Map<String, String> OPTIONAL =
      Map.of(
          "PodDisruptionBudget", "poddisruptionbudgets",
          "HorizontalPodAutoscaler", "horizontalpodautoscalers",
          "HTTPRoute", "httproutes",
          "ServiceMonitor", "servicemonitors",
          "PrometheusRule", "prometheusrules");

  static Kind optional(String apiVersion, String kind) {
    return new Kind(apiVersion, kind, OPTIONAL.getOrDefault(kind, kind));
  }

  /// Whether an object is of this kind.
  public boolean isOf(Map<String, Object> object) {
    return apiVersion.equals(object.get("apiVersion")) && kind.equals(object.get("kind"));
  }

  public ResourceDefinitionContext context() {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group())
        .withVersion(apiVersion.substring(apiVersion.indexOf('/') + 1))
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }

  private String group() {
    return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
  }

  public GroupVersionKind groupVersionKind() {
    return new GroupVersionKind(group(), apiVersion.substring(apiVersion.indexOf('/') + 1), kind);
  }
}
