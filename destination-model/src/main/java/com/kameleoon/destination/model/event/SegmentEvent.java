package com.kameleoon.destination.model.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// A typed, read-only view over one event's JSON tree; the tree must not be changed afterwards.
///
/// An accessor is empty where the member is absent, null, or of another JSON type. Ids may be
/// numbers in the wild: they are read as their text.
public record SegmentEvent(ObjectNode tree) {

  /// The type as Segment names it; empty for a type that Segment does not have.
  public Optional<EventType> type() {
    return text("type").flatMap(EventType::ofWireName);
  }

  public Optional<String> messageId() {
    return id("messageId");
  }

  public Optional<String> userId() {
    return id("userId");
  }

  public Optional<String> anonymousId() {
    return id("anonymousId");
  }

  public Optional<String> groupId() {
    return id("groupId");
  }

  /// The event name of a track, the page or screen name otherwise.
  public Optional<String> name() {
    return text("event").or(() -> text("name"));
  }

  /// As written; see [Timestamps] for what it means.
  public Optional<String> timestamp() {
    return text("timestamp");
  }

  public Optional<ObjectNode> properties() {
    return object("properties");
  }

  public Optional<ObjectNode> traits() {
    return object("traits");
  }

  public Optional<ObjectNode> context() {
    return object("context");
  }

  private Optional<String> text(String member) {
    return Optional.ofNullable(tree.get(member))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  private Optional<String> id(String member) {
    return Optional.ofNullable(tree.get(member))
        .filter(value -> value.isTextual() || value.isNumber())
        .map(JsonNode::asText)
        .filter(value -> !value.isEmpty());
  }

  private Optional<ObjectNode> object(String member) {
    return tree.get(member) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
  }
}
