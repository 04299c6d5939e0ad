package com.kameleoon.destination.model.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A payload's body read the way Kameleoon needs it.
record PayloadView(ObjectNode body) {

  String type() {
    return text("type").orElse("");
  }

  /// A member that is a non-empty text, or a number as its text.
  Optional<String> text(String member) {
    return text(body.path(member));
  }

  Optional<ObjectNode> object(String member) {
    return body.get(member) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
  }

  Optional<String> name() {
    return text("event").or(() -> text("name"));
  }

  /// From properties, traits or context, in this order.
  Optional<String> visitorCode() {
    return Stream.of(Names.PROPERTIES, "traits", "context")
        .map(section -> text(body.path(section).path(Names.VISITOR_CODE)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// Visitor code, user id, anonymous id, as far as present, without repeats.
  List<String> ids() {
    return Stream.of(visitorCode(), text("userId"), text("anonymousId"))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /// The traits, which travel as properties; the visitor code is an id and not a trait.
  ObjectNode traits() {
    ObjectNode traits = JsonNodeFactory.instance.objectNode();
    object("traits").ifPresent(traits::setAll);
    object(Names.PROPERTIES).ifPresent(traits::setAll);
    traits.remove(Names.VISITOR_CODE);
    return traits;
  }

  private static Optional<String> text(JsonNode value) {
    return value.isTextual() || value.isNumber()
        ? Optional.of(value.asText()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }
}
