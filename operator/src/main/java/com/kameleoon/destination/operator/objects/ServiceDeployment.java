package com.kameleoon.destination.operator.objects;

import com.kameleoon.destination.model.spec.ComponentSpec;
import com.kameleoon.destination.operator.resource.Marks;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Deployment of one service.
final class ServiceDeployment {
  private static final Map<String, String> REQUESTS = Map.of("cpu", "100m", "memory", "384Mi");
  private static final Map<String, String> LIMITS = Map.of("memory", "768Mi");
  private static final int KEPT_REVISIONS = 3;
  private static final int PATIENCE_SECONDS = 600;
  private static final int STOP_SECONDS = 40;
  private static final int START_PROBES = 90;

  private final Suite suite;
  private final Component component;
  private final ComponentSpec spec;

  private ServiceDeployment(Suite suite, Component component) {
    this.suite = suite;
    this.component = component;
    this.spec = component.spec(suite.spec().components());
  }

  static Map<String, Object> of(Suite suite, Component component) {
    return new ServiceDeployment(suite, component).tree();
  }

  private Map<String, Object> tree() {
    return Tree.of(
        "apiVersion",
        "apps/v1",
        "kind",
        "Deployment",
        "metadata",
        Metadata.owned(suite.owner(), component.nameIn(suite.owner()), component.label()),
        "spec",
        deployment());
  }

  private Map<String, Object> deployment() {
    return Tree.of(
        "replicas", replicas(),
        "revisionHistoryLimit", KEPT_REVISIONS,
        "progressDeadlineSeconds", PATIENCE_SECONDS,
        "selector",
            Tree.of("matchLabels", Tree.sorted(Marks.selector(suite.owner(), component.label()))),
        "strategy",
            Tree.of(
                "type",
                "RollingUpdate",
                "rollingUpdate",
                Tree.of("maxUnavailable", 0, "maxSurge", 1)),
        "template", template());
  }

  /// With autoscaling the number is the autoscaler's.
  private Optional<Integer> replicas() {
    boolean scaled = spec.autoscaling() != null && suite.served().autoscaler().isPresent();
    return scaled ? Optional.empty() : Optional.of(spec.replicas());
  }

  private Map<String, Object> template() {
    return Tree.of(
        "metadata",
        Tree.of(
            "labels", Tree.sorted(Marks.of(suite.owner(), component.label())),
            "annotations",
                Tree.of("integrations.kameleoon.com/database", suite.database().digest())),
        "spec",
        pod());
  }

  private Map<String, Object> pod() {
    ServiceVolumes volumes = ServiceVolumes.of(suite, component);
    Map<String, Object> pod =
        Tree.of(
            "serviceAccountName", suite.owner().named("destination"),
            "automountServiceAccountToken", false,
            "enableServiceLinks", false,
            "terminationGracePeriodSeconds", STOP_SECONDS,
            "securityContext", PodParts.podSecurity(),
            "topologySpreadConstraints", PodParts.spread(suite.owner(), component.label()),
            "containers", List.of(container(volumes.mounts())),
            "volumes", volumes.volumes());
    if (!suite.images().pullSecrets().isEmpty()) {
      pod.put("imagePullSecrets", PodParts.pullSecrets(suite.images()));
    }
    return pod;
  }

  private Map<String, Object> container(List<Object> mounts) {
    return Tree.of(
        "name", component.label(),
        "image", Optional.ofNullable(spec.image()).orElse(suite.images().of(component)),
        "imagePullPolicy", suite.images().pullPolicy(),
        "ports", Ports.ofContainer(),
        "env", ServiceEnvironment.of(suite, component),
        "resources", PodParts.resources(Optional.ofNullable(spec.resources()), REQUESTS, LIMITS),
        "startupProbe", probe("/health/liveness", 2, START_PROBES),
        "livenessProbe", probe("/health/liveness", 10, 6),
        "readinessProbe", probe("/health/readiness", 5, 3),
        "securityContext", PodParts.containerSecurity(),
        "volumeMounts", mounts);
  }

  private static Map<String, Object> probe(String path, int period, int failures) {
    return Tree.of(
        "httpGet",
        Tree.of("path", path, "port", "management", "scheme", "HTTP"),
        "periodSeconds",
        period,
        "timeoutSeconds",
        5,
        "failureThreshold",
        failures,
        "successThreshold",
        1);
  }
}
