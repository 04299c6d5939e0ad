package com.kameleoon.destination.operator.objects;

import com.kameleoon.destination.operator.resource.Marks;
import com.kameleoon.destination.operator.resource.Owner;
import java.util.List;
import java.util.Map;

/// The head of every object.
final class Metadata {
  static final String CONFIGURATION = "configuration";
  static final String DATABASE = "database";
  static final String POSTGRESQL = "postgresql";

  private Metadata() {}

  /// Deleted with the resource.
  static Map<String, Object> owned(Owner owner, String name, String component) {
    Map<String, Object> metadata = kept(owner, name, component);
    metadata.put("ownerReferences", List.of(reference(owner)));
    return metadata;
  }

  /// Survives the resource.
  static Map<String, Object> kept(Owner owner, String name, String component) {
    return Tree.of(
        "name", name,
        "namespace", owner.namespace(),
        "labels", Tree.sorted(Marks.of(owner, component)));
  }

  private static Map<String, Object> reference(Owner owner) {
    return Tree.of(
        "apiVersion",
        "integrations.kameleoon.com/v1alpha1",
        "kind",
        "KameleoonDestination",
        "name",
        owner.name(),
        "uid",
        owner.uid(),
        "controller",
        true,
        "blockOwnerDeletion",
        false);
  }
}
