package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import com.kameleoon.destination.model.spec.FilterActionSpec;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.util.Optional;

/// A transformer, and the Secret that it waits for.
sealed interface KeyedTransformer extends Transformer {
  Optional<SecretKeyRef> secret();

  KeyedTransformer withKeys(HashKeys keys);

  /// Needs no Secret.
  record Ready(Transformer transformer) implements KeyedTransformer {
    @Override
    public Optional<SecretKeyRef> secret() {
      return Optional.empty();
    }

    @Override
    public KeyedTransformer withKeys(HashKeys keys) {
      return this;
    }

    @Override
    public Optional<JsonNode> apply(JsonNode event) {
      return transformer.apply(event);
    }
  }

  /// HASH_PROPERTIES, which fails until its key is there.
  record Hashing(FilterActionSpec action, SecretKeyRef ref, Optional<Transformer> ready)
      implements KeyedTransformer {
    @Override
    public Optional<SecretKeyRef> secret() {
      return Optional.of(ref);
    }

    @Override
    public KeyedTransformer withKeys(HashKeys keys) {
      Optional<Transformer> hash =
          keys.key(ref)
              .filter(key -> key.length > 0)
              .map(key -> FieldEdits.hash(action.fields(), new KeyedHash(key, action.encoding())));
      return new Hashing(action, ref, hash);
    }

    @Override
    public Optional<JsonNode> apply(JsonNode event) {
      return ready
          .orElseThrow(() ->
              new EvaluationFailure(
                  "The Secret %s has no key %s.".formatted(ref.name(), ref.key())))
          .apply(event);
    }
  }
}
