package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.spec.Dialect;
import java.util.Optional;

/// `@replace`: one or two replacements in a text; numbers and booleans count as their text, and
/// anything else as the empty one.
final class ReplaceTerm implements Term {
  private final Term value;
  private final Optional<Replacement> first;
  private final Optional<Replacement> second;
  private final Dialect dialect;

  ReplaceTerm(Term value, JsonNode options, Dialect dialect) {
    this.value = value;
    this.dialect = dialect;
    this.first = Replacement.of(options, "pattern", "replacement");
    this.second =
        Ecma.isTruthy(options.path("pattern2"))
            ? Replacement.of(options, "pattern2", "replacement2")
            : Optional.empty();
  }

  @Override
  public JsonNode resolve(JsonNode payload, Budget budget) {
    JsonNode resolved = value.resolve(payload, budget);
    if (dialect == Dialect.STRICT && Ecma.isNullish(resolved)) {
      return Term.ABSENT.resolve(payload, budget);
    }
    return TextNode.valueOf(resolved.isValueNode() ? replaced(resolved, budget) : "");
  }

  private String replaced(JsonNode resolved, Budget budget) {
    if (Ecma.isNullish(resolved) || first.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    Ecma.print(resolved, text, budget);
    String once = first.get().in(text.toString(), budget);
    return second.map(again -> again.in(once, budget)).orElse(once);
  }
}
