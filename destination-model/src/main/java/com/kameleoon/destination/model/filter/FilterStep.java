package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.fql.EventMatcher;
import com.kameleoon.destination.model.spec.FilterActionType;
import com.kameleoon.destination.model.spec.OnError;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.util.Optional;

/// One action of one filter.
record FilterStep(
    String filter,
    OnError onError,
    FilterActionType action,
    EventMatcher condition,
    KeyedTransformer transformer) {
  Optional<SecretKeyRef> secret() {
    return transformer.secret();
  }

  FilterStep withKeys(HashKeys keys) {
    return new FilterStep(filter, onError, action, condition, transformer.withKeys(keys));
  }

  /// Empty where the event is dropped.
  Optional<JsonNode> apply(JsonNode event) {
    return condition.matches(event) ? transformer.apply(event) : Optional.of(event);
  }
}
