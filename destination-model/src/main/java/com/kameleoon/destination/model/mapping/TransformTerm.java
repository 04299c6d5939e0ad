package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EvaluationFailure;

/// `@transform`: a mapping of what another mapping makes; the event itself is out of reach.
record TransformTerm(Term apply, Term mapping) implements Term {
  @Override
  public JsonNode resolve(JsonNode payload, Budget budget) {
    JsonNode data = payload.isMissingNode() ? JsonNodeFactory.instance.objectNode() : payload;
    if (!data.isObject()) {
      throw new EvaluationFailure("data must be an object, got " + Ecma.typeOf(data));
    }
    return mapping.resolve(apply.resolve(data, budget), budget);
  }
}
