package com.kameleoon.destination.ingest.destination;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The write keys of a destination's sources.
public final class WriteKeys {
  private final Map<String, Digest> digests = new LinkedHashMap<>();

  /// @param keys by the name of their source
  WriteKeys(Map<String, String> keys) {
    keys.forEach((source, key) -> digests.put(source, Digest.of(key)));
  }

  /// The name of the source with that key. Every key is compared, whichever one it is.
  public Optional<String> source(String presented) {
    Digest digest = Digest.of(presented);
    String found = null;
    for (Map.Entry<String, Digest> source : digests.entrySet()) {
      found = source.getValue().matches(digest) ? source.getKey() : found;
    }
    return Optional.ofNullable(found);
  }
}
