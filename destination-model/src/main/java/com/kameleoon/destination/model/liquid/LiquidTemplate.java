package com.kameleoon.destination.model.liquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.Budget;
import java.util.List;

/// A parsed Liquid template: immutable, for any number of threads.
public final class LiquidTemplate {
  private static final int LONGEST = 1000;

  private final String input;
  private final List<Node> nodes;

  private LiquidTemplate(String input, List<Node> nodes) {
    this.input = input;
    this.nodes = nodes;
  }

  /// Reads a template of at most 1000 letters.
  public static LiquidReading parse(String input) {
    if (input.length() > LONGEST) {
      return new LiquidReading.Broken("liquid template values are limited to 1000 characters");
    }
    try {
      return new LiquidReading.Readable(
          new LiquidTemplate(input, new Parser(input, Tokenizer.tokens(input)).parseAll()));
    } catch (Unreadable unreadable) {
      return new LiquidReading.Broken(unreadable.reason());
    }
  }

  /// Renders with the event's members as variables; the event stays as it is.
  ///
  /// @throws EvaluationFailure where a filter refuses a value
  public String render(JsonNode event, Budget budget) {
    return new Renderer(input, new Scope(event, budget)).render(nodes);
  }

  /// What the template calls and reads, for those who check it.
  public LiquidUse use() {
    return LiquidUse.of(nodes);
  }
}
