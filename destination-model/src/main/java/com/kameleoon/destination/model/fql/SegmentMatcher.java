package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.EcmaJson;
import com.kameleoon.destination.model.ecma.EvaluationFailure;

/// A whole matcher as Segment's servers send it to libraries: `{"type": "fql", "ir": "[…]"}`, where
/// `ir` is JSON in a text, or `{"type": "all"}`.
public final class SegmentMatcher {
  private SegmentMatcher() {}

  /// The matcher throws [EvaluationFailure] where Segment's library fails, in the library's words;
  /// what follows `SyntaxError` in them is for each JavaScript engine to say.
  public static EventMatcher of(JsonNode matcher) {
    if (matcher.isNull() || matcher.isMissingNode()) {
      return fails("No matcher supplied!");
    }
    String type = matcher.path("type").asText("undefined");
    return switch (type) {
      case "all" -> _ -> true;
      case "fql" -> ofIr(matcher.path("ir").asText(""));
      default -> fails("Matcher of type %s unsupported.".formatted(type));
    };
  }

  private static EventMatcher ofIr(String ir) {
    return ir.isEmpty()
        ? _ -> false
        : EcmaJson.parse(ir)
            .map(IrCompiler::compile)
            .orElseGet(() ->
                fails(
                    "Failed to JSON.parse FQL intermediate representation \"%s\": SyntaxError"
                        .formatted(ir)));
  }

  private static EventMatcher fails(String message) {
    return _ -> {
      throw new EvaluationFailure(message);
    };
  }
}
