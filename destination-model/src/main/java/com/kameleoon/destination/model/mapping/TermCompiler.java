package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Directives to terms.
final class TermCompiler {
  private TermCompiler() {}

  static Term compile(Directive directive) {
    return switch (directive) {
      case Directive.Constant constant -> _ -> constant.value();
      case Directive.Items items -> items(items);
      case Directive.Members members -> members(members);
      case Directive.Path path -> path(path.path());
      case Directive.If condition -> condition(condition);
    };
  }

  private static Term items(Directive.Items directive) {
    Term[] items = directive.items().stream().map(TermCompiler::compile).toArray(Term[]::new);
    return payload -> {
      ArrayNode array = JsonNodeFactory.instance.arrayNode(items.length);
      for (Term item : items) {
        array.add(item.resolve(payload));
      }
      return array;
    };
  }

  private static Term members(Directive.Members directive) {
    String[] names = directive.members().keySet().toArray(String[]::new);
    Term[] values =
        directive.members().values().stream().map(TermCompiler::compile).toArray(Term[]::new);
    return payload -> {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < names.length; i++) {
        put(object, names[i], values[i].resolve(payload));
      }
      return object;
    };
  }

  private static void put(ObjectNode object, String name, JsonNode value) {
    if (!value.isMissingNode()) {
      object.set(name, value);
    }
  }

  private static Term path(Directive argument) {
    if (argument instanceof Directive.Constant(JsonNode value) && value.isTextual()) {
      PathLookup lookup = PathLookup.ofDirective(value.textValue());
      return lookup::find;
    }
    Term path = compile(argument);
    return payload -> {
      JsonNode value = path.resolve(payload);
      if (!value.isTextual()) {
        throw new MappingFailure("@path: expected string, got " + Ecma.typeOf(value));
      }
      return PathLookup.ofDirective(value.textValue()).find(payload);
    };
  }

  private static Term condition(Directive.If directive) {
    Term exists = orAbsent(directive.exists());
    Term then = orAbsent(directive.then());
    Term otherwise = orAbsent(directive.otherwise());
    return payload ->
        Ecma.isNullish(exists.resolve(payload))
            ? otherwise.resolve(payload)
            : then.resolve(payload);
  }

  private static Term orAbsent(@Nullable Directive directive) {
    return directive == null ? _ -> MissingNode.getInstance() : compile(directive);
  }
}
