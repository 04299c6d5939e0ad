package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.schema.Field;
import java.util.List;

/// Makes mappings of all directives, right ones for the most part and wrong ones now and then.
record MappingDraw(Draw draw, EventDraw events) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  ObjectNode mapping() {
    ObjectNode mapping = JSON.objectNode();
    int members = 1 + draw.below(4);
    for (int i = 0; i < members; i++) {
      mapping.set(draw.of(EventDraw.MEMBERS), value(3));
    }
    return mapping;
  }

  /// A mapping of an action's fields: read from the event's own member for the most part.
  ObjectNode ofFields(List<Field> fields) {
    ObjectNode mapping = JSON.objectNode();
    for (Field field : fields) {
      if (!draw.oneIn(10)) {
        mapping.set(field.name(), draw.oneIn(4) ? value(2) : member(field.name()));
      }
    }
    return mapping;
  }

  private static ObjectNode member(String name) {
    return JSON.objectNode().put("@path", "$." + name);
  }

  private JsonNode value(int depth) {
    if (depth <= 0) {
      return draw.oneIn(2) ? path() : events.scalar();
    }
    return switch (draw.below(8)) {
      case 0 -> events.scalar();
      case 1 -> plain(depth);
      default -> directive(depth);
    };
  }

  private JsonNode plain(int depth) {
    if (draw.oneIn(3)) {
      return JSON.arrayNode().add(value(depth - 1)).add(value(depth - 1));
    }
    return JSON.objectNode()
        .<ObjectNode>set(draw.of(EventDraw.MEMBERS), value(depth - 1))
        .set("fixed", value(depth - 1));
  }

  private ObjectNode path() {
    String top = draw.of("properties", "traits", "context", "event", "userId", "type", "name");
    StringBuilder path = new StringBuilder(draw.oneIn(8) ? "" : "$.").append(top);
    int steps = draw.below(3);
    for (int i = 0; i < steps; i++) {
      String member = draw.of(EventDraw.MEMBERS);
      path.append(
          draw.of(
              "." + member, "." + member, "['" + member + "']", "[0]", ".0", "." + member + "[1]"));
    }
    return JSON.objectNode()
        .put("@path", draw.oneIn(25) ? draw.of("", ".", "$.") : path.toString());
  }

  private ObjectNode directive(int depth) {
    return switch (draw.below(12)) {
      case 0 -> JSON.objectNode().put("@template", template());
      case 1 -> JSON.objectNode().set("@literal", value(depth - 1));
      case 2 -> JSON.objectNode().set("@if", condition(depth));
      case 3 -> JSON.objectNode().set("@case", letterCase(depth));
      case 4 -> JSON.objectNode().set("@replace", replacement());
      case 5 -> JSON.objectNode().set("@arrayPath", items(depth));
      case 6 -> JSON.objectNode().set("@json", json(depth));
      case 7 -> JSON.objectNode().set("@flatten", flatten(depth));
      case 8 -> JSON.objectNode().set("@merge", merge(depth));
      case 9 -> JSON.objectNode().set("@transform", transform(depth));
      case 10 -> JSON.objectNode().set("@excludeWhenNull", value(depth - 1));
      default -> path();
    };
  }

  private String template() {
    String expression =
        draw.of("event", "properties.price", "traits.plan", " name ", "nope", "context");
    return draw.of("", "a ", "{{event}} ")
        + draw.of("{{" + expression + "}}", "{{{" + expression + "}}}", "{{}}", "{{" + expression)
        + draw.of("", " z", "}");
  }

  private ObjectNode condition(int depth) {
    ObjectNode condition = JSON.objectNode();
    if (!draw.oneIn(12)) {
      condition.set(draw.oneIn(3) ? "blank" : "exists", draw.oneIn(10) ? value(1) : path());
    }
    if (!draw.oneIn(6)) {
      condition.set("then", value(depth - 1));
    }
    if (!draw.oneIn(3)) {
      condition.set("else", value(depth - 1));
    }
    return condition;
  }

  private ObjectNode letterCase(int depth) {
    ObjectNode options = JSON.objectNode();
    if (!draw.oneIn(15)) {
      options.put("operator", draw.of("lower", "upper", "lower", "upper", "title"));
    }
    return options.set("value", draw.oneIn(4) ? value(depth - 1) : path());
  }

  private ObjectNode replacement() {
    ObjectNode options = JSON.objectNode();
    options.put("pattern", draw.of("a", "e", "0", ".", "pro", "$", "too long for it", ""));
    if (draw.oneIn(2)) {
      options.put("replacement", draw.of("", "X", "$&$&", "$1", "$$", "`$`"));
    }
    if (draw.oneIn(3)) {
      options.put("pattern2", draw.of("b", "X", "d")).put("replacement2", draw.of("Y", ""));
    }
    if (draw.oneIn(3)) {
      options.put("global", draw.oneIn(2)).put("ignorecase", draw.oneIn(2));
    }
    return options.set("value", path());
  }

  private JsonNode items(int depth) {
    var arguments =
        JSON.arrayNode().add(draw.oneIn(6) ? path() : JSON.textNode("$.properties.products"));
    if (!draw.oneIn(4)) {
      arguments.add(
          JSON.objectNode()
              .<ObjectNode>set("sku", JSON.objectNode().put("@path", "$.id"))
              .set("more", value(depth - 2)));
    }
    return arguments;
  }

  private ObjectNode json(int depth) {
    return JSON.objectNode()
        .put("mode", draw.of("encode", "decode", "encode", "decode", "Encode", "zip"))
        .set("value", value(depth - 1));
  }

  private ObjectNode flatten(int depth) {
    ObjectNode options = JSON.objectNode();
    if (!draw.oneIn(12)) {
      options.put("separator", draw.of(".", "_", "--"));
    }
    if (draw.oneIn(3)) {
      options.put("omitArrays", draw.oneIn(2));
    }
    return options.set("value", draw.oneIn(3) ? value(depth - 1) : path());
  }

  private ObjectNode merge(int depth) {
    ObjectNode options = JSON.objectNode();
    if (!draw.oneIn(12)) {
      options.put("direction", draw.of("left", "right", "LEFT", "up"));
    }
    return options.set(
        "objects",
        JSON.arrayNode().add(path()).add(plain(depth)).add(draw.oneIn(8) ? value(1) : path()));
  }

  private ObjectNode transform(int depth) {
    ObjectNode apply = JSON.objectNode().set("plan", value(depth - 1));
    apply.set("price", value(depth - 1));
    return JSON.objectNode()
        .<ObjectNode>set("apply", apply)
        .set(
            "mapping",
            JSON.objectNode()
                .set(
                    "out",
                    JSON.objectNode().put("@path", draw.of("$.plan", "$.price", "$.event"))));
  }
}
