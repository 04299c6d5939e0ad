package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EcmaKeys;
import com.kameleoon.destination.model.liquid.LiquidReading;
import com.kameleoon.destination.model.liquid.LiquidTemplate;
import com.kameleoon.destination.model.mapping.Directive.Constant;
import com.kameleoon.destination.model.mapping.Directive.Failing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a mapping's JSON the way the reference evaluates it; what the reference would only find
/// out with an event at hand becomes a [Failing] node.
final class DirectiveReader {
  private DirectiveReader() {}

  /// A whole mapping, or the `apply` of a `@transform`.
  static Directive readRoot(String place, RootMapping mapping) {
    return switch (mapping) {
      case RootMapping.Broken(String message) -> failing(place, message);
      case RootMapping.Usable(JsonNode usable) -> {
        List<MappingProblem> problems = MappingValidator.check(usable);
        yield problems.isEmpty()
            ? read(place, usable)
            : new Failing(place, problems.stream().map(MappingProblem::message).toList());
      }
    };
  }

  static Directive read(String place, JsonNode node) {
    if (node.isArray()) {
      return items(place, node);
    }
    if (!node.isObject()) {
      return new Constant(place, node);
    }
    return DirectiveShape.isDirective(node)
        ? directive(place, DirectiveShape.name(node), node.get(DirectiveShape.name(node)))
        : members(place, node);
  }

  private static Directive items(String place, JsonNode array) {
    List<Directive> items = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      items.add(read(Place.item(place, i), array.get(i)));
    }
    return new Directive.Items(place, items, array);
  }

  private static Directive members(String place, JsonNode object) {
    Map<String, Directive> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : EcmaKeys.members(object)) {
      String name = member.getKey();
      members.put(name, read(Place.member(place, name), member.getValue()));
    }
    return new Directive.Members(place, members);
  }

  private static Directive directive(String parent, String name, JsonNode argument) {
    String place = Place.member(parent, name);
    return switch (name) {
      case "@path" -> new Directive.Path(place, read(place, argument));
      case "@template" -> new Directive.Template(place, read(place, argument));
      case "@literal" -> new Directive.Literal(place, read(place, argument));
      case "@excludeWhenNull" -> new Directive.ExcludeWhenNull(place, read(place, argument));
      case "@arrayPath" -> arrayPath(place, argument);
      case "@liquid" -> liquid(place, argument);
      case "@if" -> OptionsReader.condition(place, argument);
      case "@case" -> OptionsReader.letterCase(place, argument);
      case "@replace" -> OptionsReader.replace(place, argument);
      case "@json" -> OptionsReader.json(place, argument);
      case "@flatten" -> OptionsReader.flatten(place, argument);
      case "@merge" -> OptionsReader.merge(place, argument);
      case "@transform" -> OptionsReader.transform(place, argument);
      default -> failing(place, name + " is not a valid directive, got undefined");
    };
  }

  private static Directive arrayPath(String place, JsonNode argument) {
    if (!argument.isArray()) {
      return failing(place, "@arrayPath expected array, got " + Ecma.typeOf(argument));
    }
    JsonNode path = argument.path(0);
    Directive first = read(Place.item(place, 0), path);
    Directive root = path.isTextual() ? new Directive.Path(first.place(), first) : first;
    JsonNode shape = argument.path(1);
    return new Directive.ArrayPath(
        place,
        root,
        shape.isObject() && !shape.isEmpty()
            ? Optional.of(read(Place.item(place, 1), shape))
            : Optional.empty(),
        argument);
  }

  private static Directive liquid(String place, JsonNode argument) {
    if (!argument.isTextual()) {
      return failing(place, "liquid template value must be a string");
    }
    return switch (LiquidTemplate.parse(argument.textValue())) {
      case LiquidReading.Readable(LiquidTemplate template) -> new Directive.Liquid(place, template);
      case LiquidReading.Broken(String message) -> failing(place, message);
    };
  }

  static Directive failing(String place, String message) {
    return new Failing(place, List.of(message));
  }

  static Directive absent(String place) {
    return new Constant(place, MissingNode.getInstance());
  }
}
