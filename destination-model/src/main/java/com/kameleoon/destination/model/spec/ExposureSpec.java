package com.kameleoon.destination.model.spec;

import org.jspecify.annotations.Nullable;

/// How the doors are reached from outside the cluster; not at all unless written.
public record ExposureSpec(
    @Described("An Ingress for the doors and the map API.") @Nullable IngressSpec ingress,
    @Described("An HTTPRoute for the doors and the map API, where the Gateway API is served.")
        @Nullable GatewaySpec gateway,
    @Described("Whether the console is reached that way too; false unless written otherwise.")
        Boolean console) {
  static final ExposureSpec NONE = new ExposureSpec(null, null, false);

  public ExposureSpec {
    console = console != null && console;
  }
}
