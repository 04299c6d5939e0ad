package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;

/// The differences that are meant, each with its reason.
enum Deliberate {
  /// LiquidJS counts what it thinks a template costs, this engine what a mapping makes; both end
  /// the evaluation, each in its own words.
  OUTPUT_BOUND {
    @Override
    boolean explains(JsonNode question, JsonNode theirs, JsonNode ours) {
      return message(theirs).startsWith("memory alloc limit exceeded")
          && message(ours).startsWith("The mapping makes more than");
    }
  },
  /// Segment writes the counters of `{% increment %}` into the event, where every later directive
  /// of the mapping sees them; here they end with their template.
  COUNTERS {
    @Override
    boolean explains(JsonNode question, JsonNode theirs, JsonNode ours) {
      String mapping = question.path("mapping").toString();
      return mapping.contains("crement ") && mapping.indexOf("{\"@") != mapping.lastIndexOf("{\"@");
    }
  };

  abstract boolean explains(JsonNode question, JsonNode theirs, JsonNode ours);

  static boolean explain(JsonNode question, JsonNode theirs, JsonNode ours) {
    for (Deliberate difference : values()) {
      if (difference.explains(question, theirs, ours)) {
        return true;
      }
    }
    return false;
  }

  private static String message(JsonNode answer) {
    return answer.path("errors").path(0).asText();
  }
}
