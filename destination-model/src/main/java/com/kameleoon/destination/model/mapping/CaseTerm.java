package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Budget;

/// `@case`: changes texts and passes everything else.
record CaseTerm(LetterCase letterCase, Term value) implements Term {
  @Override
  public JsonNode resolve(JsonNode payload, Budget budget) {
    JsonNode resolved = value.resolve(payload, budget);
    return resolved.isTextual()
        ? TextNode.valueOf(letterCase.apply(resolved.textValue()))
        : resolved;
  }
}
