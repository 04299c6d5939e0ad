package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An Ingress of one host.
public record IngressSpec(
    @Described(
            value = "Host name.",
            minLength = 1,
            pattern = "(\\*\\.)?[a-z0-9]([-.a-z0-9]*[a-z0-9])?")
        @JsonProperty(required = true)
        String host,
    @Described(value = "IngressClass; the cluster's default without it.")
        @Nullable String className,
    @Described(value = "Secret with the certificate; without it the Ingress has no TLS.")
        @Nullable String tlsSecretName,
    @Described(value = "Annotations of the Ingress.", maxLength = 4096)
        Map<String, String> annotations) {
  public IngressSpec {
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
  }
}
