package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import com.kameleoon.destination.model.spec.Dialect;

/// `@template` with a known text.
///
/// Segment renders three braces first and then two braces of the result, text from the event
/// included; a template that has three braces is therefore read twice.
record TemplateTerm(Template template) implements Term {
  @Override
  public JsonNode resolve(JsonNode payload, Budget budget) {
    String text = render(template, payload, budget);
    return TextNode.valueOf(
        template.braces() == 3
            ? render(Template.of(text, 2, template.dialect()), payload, budget)
            : text);
  }

  private static String render(Template template, JsonNode payload, Budget budget) {
    StringBuilder out = new StringBuilder(template.text().length() + 16);
    for (Template.Part part : template.parts()) {
      switch (part) {
        case Template.Part.Text(String text) -> out.append(text);
        case Template.Part.Value value -> print(value, template.dialect(), payload, out, budget);
      }
    }
    budget.take(out.length());
    return out.toString();
  }

  private static void print(
      Template.Part.Value part,
      Dialect dialect,
      JsonNode payload,
      StringBuilder out,
      Budget budget) {
    JsonNode value = part.lookup().find(payload);
    if (value.isObject() && dialect == Dialect.STRICT) {
      throw new EvaluationFailure(
          "@template: {{%s}} is an object, which Segment would print as [object Object]; name a member of it"
              .formatted(part.expression()));
    }
    if (!Ecma.isNullish(value)) {
      Ecma.print(value, out, budget);
    }
  }
}
