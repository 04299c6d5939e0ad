package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One action of a filter.
public record FilterActionSpec(
    @Described(
            "What is done, in this order over all filters: SAMPLE, DROP, DROP_PROPERTIES,"
                + " ALLOW_PROPERTIES; HASH_PROPERTIES replaces values by their keyed hash.")
        @JsonProperty(required = true)
        FilterActionType type,
    @Described(
            "Names of properties by the path of the object that has them (context.device,"
                + " properties, traits); the empty path is the event itself.")
        Map<String, List<String>> fields,
    @Described(
            value = "The part of the events that SAMPLE lets through, 0 to 1.",
            minimum = 0,
            maximum = 1)
        @Nullable Double percent,
    @Described(
            value =
                "The value that decides about a SAMPLE (userId), so that one user is always in or"
                    + " out; without it each event is decided by itself.",
            maxLength = 500)
        @Nullable String path,
    @Described("Secret with the key of HASH_PROPERTIES.") @Nullable SecretKeyRef keySecretRef,
    @Described("How the hash is written; HEX unless written otherwise.") HashEncoding encoding) {
  public FilterActionSpec {
    fields = fields == null ? Map.of() : fields;
    encoding = encoding == null ? HashEncoding.HEX : encoding;
  }
}
