package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.liquid.LiquidTemplate;

/// `@liquid`.
record LiquidTerm(LiquidTemplate template) implements Term {
  @Override
  public JsonNode resolve(JsonNode payload, Budget budget) {
    return TextNode.valueOf(template.render(payload, budget));
  }
}
