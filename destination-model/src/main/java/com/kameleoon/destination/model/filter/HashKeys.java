package com.kameleoon.destination.model.filter;

import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.util.Optional;

/// The Secrets that HASH_PROPERTIES names.
@FunctionalInterface
public interface HashKeys {
  HashKeys NONE = _ -> Optional.empty();

  /// The bytes of one key of a Secret; empty where there is none.
  Optional<byte[]> key(SecretKeyRef ref);
}
