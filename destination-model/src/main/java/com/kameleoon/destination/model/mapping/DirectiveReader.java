package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.model.issue.Issue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a mapping's JSON into directives and finds every mistake on the way.
final class DirectiveReader {
  private final List<Issue> issues = new ArrayList<>();

  List<Issue> issues() {
    return issues;
  }

  Directive read(String place, JsonNode node) {
    if (node.isArray()) {
      return items(place, node);
    }
    return node.isObject() ? object(place, node) : new Directive.Constant(node);
  }

  private Directive items(String place, JsonNode array) {
    List<Directive> items = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      items.add(read(place + "/" + i, array.get(i)));
    }
    return new Directive.Items(items);
  }

  private Directive object(String place, JsonNode object) {
    List<String> directives =
        object.properties().stream()
            .map(Map.Entry::getKey)
            .filter(key -> key.startsWith("@"))
            .toList();
    if (directives.isEmpty()) {
      return members(place, object);
    }
    if (directives.size() > 1 || object.size() > (object.has("_metadata") ? 2 : 1)) {
      return refuse(
          place, "should only have one @-prefixed key but it has %d keys".formatted(object.size()));
    }
    String name = directives.getFirst();
    return directive(name, place + "/" + name, object.get(name));
  }

  private Directive members(String place, JsonNode object) {
    Map<String, Directive> members = new LinkedHashMap<>();
    object
        .properties()
        .forEach(member ->
            members.put(member.getKey(), read(place + "/" + member.getKey(), member.getValue())));
    return new Directive.Members(members);
  }

  private Directive directive(String name, String place, JsonNode argument) {
    return switch (name) {
      case "@path" -> new Directive.Path(read(place, argument));
      case "@if" -> condition(place, argument);
      default -> refuse(place, "has an invalid directive: " + name);
    };
  }

  private Directive condition(String place, JsonNode options) {
    if (!options.isObject()) {
      return refuse(place, "should be an object but it is a " + Ecma.typeOf(options));
    }
    return new Directive.If(
        option(place, options, "exists"),
        option(place, options, "blank"),
        option(place, options, "then"),
        option(place, options, "else"));
  }

  private @Nullable Directive option(String place, JsonNode options, String name) {
    JsonNode option = options.get(name);
    return option == null ? null : read(place + "/" + name, option);
  }

  private Directive refuse(String place, String text) {
    issues.add(Issue.error(place, (place.isEmpty() ? "/" : place) + " " + text + "."));
    return new Directive.Constant(com.fasterxml.jackson.databind.node.NullNode.instance);
  }
}
