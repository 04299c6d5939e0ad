package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Makes the fields of actions, as Segment's definitions write them.
record FieldDraw(Draw draw) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String[] NAMES = {"price", "plan", "list", "nested", "flag"};

  ObjectNode fields() {
    ObjectNode fields = JSON.objectNode();
    for (String name : NAMES) {
      if (!draw.oneIn(3)) {
        fields.set(name, field(name));
      }
    }
    return fields;
  }

  private ObjectNode field(String name) {
    ObjectNode field = JSON.objectNode();
    field.put("label", draw.oneIn(2) ? "" : "The " + name);
    field.put("type", draw.of("string", "number", "integer", "boolean", "object", "datetime"));
    if (draw.oneIn(3)) {
      field.put("required", true);
    }
    switch (draw.below(6)) {
      case 0 -> field.put("multiple", true);
      case 1 -> field.put("allowNull", true);
      case 2 -> text(field);
      default -> {}
    }
    return field;
  }

  private void text(ObjectNode field) {
    field.put("type", "string");
    switch (draw.below(3)) {
      case 0 -> field.put("format", "date-time");
      case 1 -> field.putArray("choices").add("pro").add("abc").add("10");
      default -> field.put("minimum", 2).put("maximum", 3 + draw.below(8));
    }
  }
}
