package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Makes directives with their options, now and then of a type that they do not take.
record DirectiveDraw(MappingDraw mappings) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  ObjectNode directive(int depth) {
    String name =
        draw()
            .of(
                "@path",
                "@path",
                "@template",
                "@literal",
                "@if",
                "@case",
                "@replace",
                "@arrayPath",
                "@json",
                "@flatten",
                "@merge",
                "@transform",
                "@excludeWhenNull",
                "@liquid");
    if (oneIn(60)) {
      return JSON.objectNode().set(draw().of(name, "@nope", "@", "@If"), events().value(2));
    }
    return JSON.objectNode().set(name, argument(name, depth));
  }

  private JsonNode argument(String name, int depth) {
    return switch (name) {
      case "@path" -> oneIn(10) ? value(depth) : JSON.textNode(mappings.paths().path());
      case "@template" -> oneIn(10) ? value(depth) : JSON.textNode(template());
      case "@literal", "@excludeWhenNull" -> value(depth);
      case "@if" -> condition(depth);
      case "@case" -> letterCase(depth);
      case "@replace" -> replacement(depth);
      case "@arrayPath" -> items(depth);
      case "@json" -> json(depth);
      case "@flatten" -> flatten(depth);
      case "@merge" -> merge(depth);
      case "@transform" -> transform(depth);
      default -> JSON.textNode(mappings.liquid().template());
    };
  }

  private String template() {
    StringBuilder template = new StringBuilder();
    int parts = 1 + draw().below(3);
    for (int i = 0; i < parts; i++) {
      String expression =
          oneIn(6)
              ? draw().of(" ", ".", "$.event", "", " name ", "a{b", "properties['id']", "\nevent\t")
              : mappings.paths().dots();
      template
          .append(draw().of("", "a ", "{", "}", "{{event}} ", "$&"))
          .append(
              draw()
                  .of(
                      "{{" + expression + "}}",
                      "{{" + expression + "}}",
                      "{{{" + expression + "}}}",
                      "{{ {" + expression + "} }}",
                      "{{" + expression));
    }
    return template + draw().of("", " z", "}", "}}");
  }

  private ObjectNode condition(int depth) {
    ObjectNode options = JSON.objectNode();
    if (!oneIn(12)) {
      options.set(draw().of("exists", "exists", "blank"), odd(path(), depth));
    }
    maybe(options, "blank", 12, depth);
    maybe(options, "then", 1, depth);
    maybe(options, "else", 2, depth);
    return options;
  }

  private void maybe(ObjectNode options, String name, int times, int depth) {
    if (draw().below(times + 1) == 0 || times == 1 && !oneIn(6)) {
      options.set(name, value(depth));
    }
  }

  private ObjectNode letterCase(int depth) {
    ObjectNode options = JSON.objectNode();
    if (!oneIn(15)) {
      options.set(
          "operator",
          odd(JSON.textNode(draw().of("lower", "upper", "lower", "upper", "title")), 0));
    }
    return options.set("value", oneIn(3) ? value(depth) : path());
  }

  private ObjectNode replacement(int depth) {
    ObjectNode options = JSON.objectNode();
    options.set("pattern", odd(JSON.textNode(pattern()), 0));
    if (oneIn(2)) {
      options.set(
          "replacement",
          odd(
              JSON.textNode(
                  draw().of("", "X", "$&$&", "$1", "$$", "$`", "$'", "ab", "01234567890")),
              0));
    }
    if (oneIn(3)) {
      options.set("pattern2", odd(JSON.textNode(pattern()), 0));
      options.set(
          "replacement2", odd(JSON.textNode(draw().of("Y", "", "$$1", "too long for it")), 0));
    }
    if (oneIn(3)) {
      options.set("global", odd(JSON.booleanNode(oneIn(2)), 0));
      options.set("ignorecase", odd(JSON.booleanNode(oneIn(2)), 0));
    }
    return oneIn(20) ? options : options.set("value", oneIn(3) ? value(depth) : path());
  }

  private String pattern() {
    return draw()
        .of(
            "a",
            "e",
            "0",
            ".",
            "pro",
            "$",
            "too long for it",
            "",
            " ",
            "\\",
            "[a-z]",
            "ß",
            "I",
            "🎉",
            "^",
            "b*",
            "O",
            "\n",
            "\ud83c");
  }

  private JsonNode items(int depth) {
    if (oneIn(25)) {
      return events().value(2);
    }
    var arguments = JSON.arrayNode();
    arguments.add(
        oneIn(4)
            ? value(depth)
            : JSON.textNode(oneIn(2) ? "$.properties.products" : mappings.paths().path()));
    if (!oneIn(4)) {
      arguments.add(
          oneIn(8)
              ? value(depth)
              : JSON.objectNode()
                  .<ObjectNode>set("sku", JSON.objectNode().put("@path", "$.id"))
                  .set(mappings.words().plainName(), value(depth)));
    }
    return arguments;
  }

  private ObjectNode json(int depth) {
    ObjectNode options = JSON.objectNode();
    if (!oneIn(20)) {
      options.set(
          "mode",
          odd(
              JSON.textNode(draw().of("encode", "decode", "encode", "decode", "Encode", "zip")),
              0));
    }
    return oneIn(20) ? options : options.set("value", value(depth));
  }

  private ObjectNode flatten(int depth) {
    ObjectNode options = JSON.objectNode();
    if (!oneIn(12)) {
      options.set("separator", odd(JSON.textNode(draw().of(".", "_", "--", "")), depth));
    }
    if (oneIn(3)) {
      options.set("omitArrays", odd(JSON.booleanNode(oneIn(2)), 0));
    }
    return oneIn(20) ? options : options.set("value", oneIn(2) ? value(depth) : path());
  }

  private ObjectNode merge(int depth) {
    ObjectNode options = JSON.objectNode();
    if (!oneIn(12)) {
      options.set("direction", odd(JSON.textNode(draw().of("left", "right", "LEFT", "up")), depth));
    }
    var objects = JSON.arrayNode();
    int count = draw().below(4);
    for (int i = 0; i < count; i++) {
      objects.add(oneIn(3) ? mappings.plainObject(depth - 1) : oneIn(8) ? value(depth) : path());
    }
    return oneIn(20) ? options : options.set("objects", odd(objects, depth));
  }

  private ObjectNode transform(int depth) {
    ObjectNode options = JSON.objectNode();
    if (!oneIn(20)) {
      options.set(
          "apply",
          odd(oneIn(4) ? mappings.directive(depth - 1) : mappings.plainObject(depth), depth));
    }
    JsonNode mapping =
        oneIn(3)
            ? value(depth)
            : JSON.objectNode()
                .set(
                    "out",
                    JSON.objectNode()
                        .put("@path", draw().of("$.plan", "$.price", "$.event", "$.name", "$.id")));
    return oneIn(20) ? options : options.set("mapping", mapping);
  }

  /// The option, or now and then something that it cannot be.
  private JsonNode odd(JsonNode usual, int depth) {
    if (!oneIn(25)) {
      return usual;
    }
    return oneIn(2) ? mappings.words().scalar() : value(depth);
  }

  private JsonNode path() {
    return mappings.paths().directive();
  }

  private JsonNode value(int depth) {
    return mappings.value(depth - 1);
  }

  private EventDraw events() {
    return mappings.events();
  }

  private Draw draw() {
    return mappings.draw();
  }

  private boolean oneIn(int times) {
    return draw().oneIn(times);
  }
}
