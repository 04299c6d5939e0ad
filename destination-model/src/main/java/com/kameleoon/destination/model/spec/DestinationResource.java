package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/// A `KameleoonDestination`, as `kubectl apply` takes it; its status is not read here.
@JsonIgnoreProperties("status")
public record DestinationResource(
    @JsonProperty(required = true) String apiVersion,
    @JsonProperty(required = true) String kind,
    @JsonProperty(required = true) ResourceMetadata metadata,
    @JsonProperty(required = true) DestinationSpec spec) {
  public static final String API_VERSION = "integrations.kameleoon.com/v1alpha1";
  public static final String KIND = "KameleoonDestination";
}
