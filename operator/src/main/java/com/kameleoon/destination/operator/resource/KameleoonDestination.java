package com.kameleoon.destination.operator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.status.DestinationStatus;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/// The resource as the API server has it; its spec stays a tree, so that a mistake in it is an
/// issue with a sentence and not a failure of reading.
@Group("integrations.kameleoon.com")
@Version("v1alpha1")
@Kind("KameleoonDestination")
@Plural("kameleoondestinations")
@Singular("kameleoondestination")
@ShortNames("kd")
public class KameleoonDestination extends CustomResource<JsonNode, DestinationStatus>
    implements Namespaced {
  private static final long serialVersionUID = 1L;

  @Override
  protected @Nullable JsonNode initSpec() {
    return null;
  }

  @Override
  protected @Nullable DestinationStatus initStatus() {
    return null;
  }
}
