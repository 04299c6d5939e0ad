package com.kameleoon.destination.operator.resource;

import java.util.Map;

/// The labels and annotations by which the operator knows what it made.
public final class Marks {
  /// Value of `app.kubernetes.io/managed-by`, and the field manager of what is applied.
  public static final String OPERATOR = "kameleoon-destination-operator";

  /// Label with the name of the resource.
  public static final String DESTINATION = "integrations.kameleoon.com/destination";

  /// Label of the service that something belongs to.
  public static final String COMPONENT = "app.kubernetes.io/component";

  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /// Annotation with a digest of what was applied.
  public static final String APPLIED = "integrations.kameleoon.com/applied";

  /// Annotation of a pod: makes the kubelet look at its volumes at once.
  public static final String LOOK = "integrations.kameleoon.com/look";

  /// Annotation of the resource: a new value makes a new service token.
  public static final String ROTATE = "integrations.kameleoon.com/rotate-service-token";

  /// Selects everything that the operator made.
  public static final String SELECTOR = MANAGED_BY + "=" + OPERATOR;

  /// Selects everything else.
  public static final String NOT_SELECTED = MANAGED_BY + "!=" + OPERATOR;

  /// Annotation of the tokens: the value of [#ROTATE] that they were made for.
  public static final String ROTATION = "integrations.kameleoon.com/rotation";

  private Marks() {}

  /// What every object of a destination is labelled with.
  public static Map<String, String> of(Owner owner, String component) {
    return Map.of(
        "app.kubernetes.io/name",
        "kameleoon-destination",
        COMPONENT,
        component,
        MANAGED_BY,
        OPERATOR,
        DESTINATION,
        owner.name());
  }

  /// What selects the pods of one component.
  public static Map<String, String> selector(Owner owner, String component) {
    return Map.of(COMPONENT, component, DESTINATION, owner.name());
  }
}
