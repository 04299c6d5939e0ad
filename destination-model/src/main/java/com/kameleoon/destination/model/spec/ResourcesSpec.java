package com.kameleoon.destination.model.spec;

import java.util.Map;

/// What a container asks for and may use, in Kubernetes' quantities.
public record ResourcesSpec(
    @Described(
            value = "What is reserved: cpu (250m, 1) and memory (512Mi).",
            maxLength = 20,
            maxProperties = 8,
            pattern = "\\d{1,12}(\\.\\d{1,3})?(m|k|M|G|T|Ki|Mi|Gi|Ti)?")
        Map<String, String> requests,
    @Described(
            value = "What is the most: cpu and memory.",
            maxLength = 20,
            maxProperties = 8,
            pattern = "\\d{1,12}(\\.\\d{1,3})?(m|k|M|G|T|Ki|Mi|Gi|Ti)?")
        Map<String, String> limits) {
  public ResourcesSpec {
    requests = requests == null ? Map.of() : Map.copyOf(requests);
    limits = limits == null ? Map.of() : Map.copyOf(limits);
  }
}
