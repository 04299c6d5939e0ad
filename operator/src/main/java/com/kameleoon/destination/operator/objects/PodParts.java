package com.kameleoon.destination.operator.objects;

import com.kameleoon.destination.model.spec.ResourcesSpec;
import com.kameleoon.destination.operator.resource.Marks;
import com.kameleoon.destination.operator.resource.Owner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What all pods have in common: the restricted pod security standard, quantities, volumes.
final class PodParts {
  private static final int USER = 10_001;
  private static final int READABLE_BY_GROUP = 0440;
  private static final int SPREAD = 1;

  private PodParts() {}

  static Map<String, Object> podSecurity() {
    return Tree.of(
        "runAsNonRoot", true,
        "runAsUser", USER,
        "runAsGroup", USER,
        "fsGroup", USER,
        "seccompProfile", Tree.of("type", "RuntimeDefault"));
  }

  static Map<String, Object> containerSecurity() {
    return Tree.of(
        "allowPrivilegeEscalation", false,
        "readOnlyRootFilesystem", true,
        "capabilities", Tree.of("drop", List.of("ALL")));
  }

  /// What is written, each quantity over the default one.
  static Map<String, Object> resources(
      Optional<ResourcesSpec> written, Map<String, String> requests, Map<String, String> limits) {
    return Tree.of(
        "requests", merged(requests, written.map(ResourcesSpec::requests)),
        "limits", merged(limits, written.map(ResourcesSpec::limits)));
  }

  private static Map<String, Object> merged(
      Map<String, String> defaults, Optional<Map<String, String>> written) {
    Map<String, String> merged = new TreeMap<>(defaults);
    written.ifPresent(merged::putAll);
    return Tree.sorted(merged);
  }

  static List<Object> pullSecrets(Images images) {
    return images.pullSecrets().stream().<Object>map(name -> Tree.of("name", name)).toList();
  }

  /// Apart over nodes and zones where there are some; a wish, not a condition.
  static List<Object> spread(Owner owner, String component) {
    return List.of(
        spread(owner, component, "kubernetes.io/hostname"),
        spread(owner, component, "topology.kubernetes.io/zone"));
  }

  private static Map<String, Object> spread(Owner owner, String component, String over) {
    return Tree.of(
        "maxSkew",
        SPREAD,
        "topologyKey",
        over,
        "whenUnsatisfiable",
        "ScheduleAnyway",
        "labelSelector",
        Tree.of("matchLabels", Tree.sorted(Marks.selector(owner, component))));
  }

  static Map<String, Object> secretVolume(String volume, String secret) {
    return Tree.of(
        "name", volume, "secret", Tree.of("secretName", secret, "defaultMode", READABLE_BY_GROUP));
  }

  static Map<String, Object> configMapVolume(String volume, String configMap) {
    return Tree.of(
        "name", volume, "configMap", Tree.of("name", configMap, "defaultMode", READABLE_BY_GROUP));
  }

  static Map<String, Object> scratchVolume(String size) {
    return Tree.of("name", "tmp", "emptyDir", Tree.of("sizeLimit", size));
  }

  static Map<String, Object> mount(String volume, String path) {
    return Tree.of("name", volume, "mountPath", path);
  }

  static Map<String, Object> readOnly(String volume, String path) {
    return Tree.of("name", volume, "mountPath", path, "readOnly", true);
  }
}
