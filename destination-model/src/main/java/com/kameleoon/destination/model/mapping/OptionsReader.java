package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.mapping.Directive.Branches;
import com.kameleoon.destination.model.mapping.Directive.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the directives that take an object of options.
final class OptionsReader {
  private OptionsReader() {}

  static Directive condition(String place, JsonNode options) {
    JsonNode exists = options.path("exists");
    JsonNode blank = options.path("blank");
    if (!options.isObject()) {
      return fail(place, "@if requires an object with an \"exists\" key");
    }
    if (!Ecma.isTruthy(exists) && !Ecma.isTruthy(blank)) {
      return fail(place, "@if requires an \"exists\" key or a \"blank\" key");
    }
    Test test =
        exists.isMissingNode()
            ? new Test.Filled(option(place, options, "blank"))
            : new Test.Exists(option(place, options, "exists"));
    Optional<Directive> then =
        Optional.of("then").filter(options::has).map(name -> option(place, options, name));
    return new Directive.If(
        place, test, new Branches(then, truthy(place, options, "else")), options);
  }

  static Directive letterCase(String place, JsonNode options) {
    if (!options.isObject()) {
      return fail(place, "@case requires an object with a \"operator\" key");
    }
    JsonNode operator = options.path("operator");
    return Ecma.isTruthy(operator)
        ? new Directive.Case(place, operator, truthy(place, options, "value"))
        : fail(place, "@case requires a \"operator\" key");
  }

  static Directive replace(String place, JsonNode options) {
    if (!options.isObject()) {
      return fail(place, "@replace requires an object with a \"pattern\" key");
    }
    return Ecma.isTruthy(options.path("pattern"))
        ? new Directive.Replace(place, truthy(place, options, "value"), options)
        : fail(place, "@replace requires a \"pattern\" key");
  }

  static Directive json(String place, JsonNode options) {
    if (!options.isObject()) {
      return fail(place, "@json requires an object with a \"value\" key");
    }
    if (!Ecma.isTruthy(options.path("mode"))) {
      return fail(place, "@json requires a \"mode\" key");
    }
    return truthy(place, options, "value")
        .<Directive>map(value -> new Directive.Json(place, options.get("mode"), value))
        .orElseGet(() -> fail(place, "@json requires a \"value\" key"));
  }

  static Directive flatten(String place, JsonNode options) {
    if (!options.isObject()) {
      return fail(place, "@flatten requires an object with a \"separator\" key");
    }
    return truthy(place, options, "separator")
        .<Directive>map(separator ->
            new Directive.Flatten(place, separator, option(place, options, "value"), options))
        .orElseGet(() -> fail(place, "@flatten requires a \"separator\" key"));
  }

  static Directive merge(String place, JsonNode options) {
    JsonNode objects = options.path("objects");
    if (!options.isObject()) {
      return fail(
          place, "@merge requires an object with an \"objects\" key and a \"direction\" key");
    }
    if (!Ecma.isTruthy(options.path("direction"))) {
      return fail(place, "@merge requires a \"direction\" key");
    }
    if (!Ecma.isTruthy(objects)) {
      return fail(place, "@merge requires a \"objects\" key");
    }
    if (!objects.isArray()) {
      return fail(place, "@merge: expected opts.array, got " + Ecma.typeOf(objects));
    }
    List<Directive> operands = new ArrayList<>();
    String list = Place.member(place, "objects");
    for (int i = 0; i < objects.size(); i++) {
      operands.add(DirectiveReader.read(Place.item(list, i), objects.get(i)));
    }
    return new Directive.Merge(place, option(place, options, "direction"), operands);
  }

  static Directive transform(String place, JsonNode options) {
    JsonNode apply = options.path("apply");
    if (!options.isObject()) {
      return fail(
          place, "@transform requires an object with an \"apply\" key and a \"mapping\" key");
    }
    if (!Ecma.isTruthy(options.path("mapping"))) {
      return fail(place, "@transform requires a \"mapping\" key");
    }
    if (!Ecma.isTruthy(apply)) {
      return fail(place, "@transform requires a \"apply\" key");
    }
    return apply.isObject()
        ? new Directive.Transform(
            place,
            DirectiveReader.readRoot(Place.member(place, "apply"), RootMapping.of(apply)),
            option(place, options, "mapping"))
        : fail(place, "@transform \"apply\" key should be an object");
  }

  private static Directive option(String place, JsonNode options, String name) {
    return DirectiveReader.read(Place.member(place, name), options.path(name));
  }

  private static Optional<Directive> truthy(String place, JsonNode options, String name) {
    return Ecma.isTruthy(options.path(name))
        ? Optional.of(option(place, options, name))
        : Optional.empty();
  }

  private static Directive fail(String place, String message) {
    return DirectiveReader.failing(place, message);
  }
}
