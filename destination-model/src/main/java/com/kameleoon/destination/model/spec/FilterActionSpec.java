package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One action of a filter.
///
/// @param fields keys by the path of the object that has them; the empty path is the event itself
/// @param percent the part that SAMPLE lets through, 0 to 1
/// @param path the value that decides about a SAMPLE, so that one user is always in or out; absent
///   means each event is decided by itself
/// @param keySecretRef the key of HASH_PROPERTIES
/// @param encoding of the hash; HEX unless written otherwise
public record FilterActionSpec(
    @JsonProperty(required = true) FilterActionType type,
    Map<String, List<String>> fields,
    @Nullable Double percent,
    @Nullable String path,
    @Nullable SecretKeyRef keySecretRef,
    HashEncoding encoding) {
  public FilterActionSpec {
    fields = fields == null ? Map.of() : fields;
    encoding = encoding == null ? HashEncoding.HEX : encoding;
  }
}
