package com.kameleoon.destination.model.action;

import static com.kameleoon.destination.model.schema.Field.optional;
import static com.kameleoon.destination.model.schema.Field.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.schema.Field;
import com.kameleoon.destination.model.schema.FieldType;
import com.kameleoon.destination.model.schema.PayloadSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a mapping can have done: the four actions of Segment's Kameleoon destination.
public enum Action {
  LOG_EVENT(
      "logEvent",
      optional("anonymousId", "Anonymous ID", FieldType.STRING),
      optional("userId", "User ID", FieldType.STRING),
      optional("event", "Event Name", FieldType.STRING),
      required("type", "Type", FieldType.STRING),
      optional("properties", "Event properties or user traits", FieldType.OBJECT),
      optional(Names.VISITOR_CODE, Names.VISITOR_CODE_LABEL, FieldType.STRING),
      required("timestamp", "Timestamp", FieldType.DATE_TIME),
      optional("context", "Context properties", FieldType.OBJECT),
      required("messageId", "MessageId", FieldType.STRING)),
  IDENTIFY(
      "identify",
      optional("anonymousId", "Anonymous ID", FieldType.STRING),
      optional("userId", "User ID", FieldType.STRING),
      required("type", "Type", FieldType.STRING),
      optional("properties", "User Traits", FieldType.OBJECT),
      optional(Names.VISITOR_CODE, Names.VISITOR_CODE_LABEL, FieldType.STRING),
      required("timestamp", "Timestamp", FieldType.DATE_TIME),
      required("messageId", "MessageId", FieldType.STRING)),
  GROUP(
      "group",
      optional("anonymousId", "Anonymous ID", FieldType.STRING),
      optional("userId", "User ID", FieldType.STRING),
      required("type", "Type", FieldType.STRING),
      required("groupId", "Group ID", FieldType.STRING),
      optional("properties", "User Traits", FieldType.OBJECT),
      optional(Names.VISITOR_CODE, Names.VISITOR_CODE_LABEL, FieldType.STRING),
      required("timestamp", "Timestamp", FieldType.DATE_TIME),
      required("messageId", "MessageId", FieldType.STRING)),
  PAGE(
      "page",
      optional("anonymousId", "Anonymous ID", FieldType.STRING),
      optional("userId", "User ID", FieldType.STRING),
      required("type", "Type", FieldType.STRING),
      optional("properties", "Properties", FieldType.OBJECT),
      optional(Names.VISITOR_CODE, Names.VISITOR_CODE_LABEL, FieldType.STRING),
      optional("name", "Page Name", FieldType.STRING),
      optional("context", "Context properties", FieldType.OBJECT),
      required("timestamp", "Timestamp", FieldType.DATE_TIME),
      optional("messageId", "MessageId", FieldType.STRING));

  private final String wireName;
  private final PayloadSchema schema;

  Action(String wireName, Field... fields) {
    this.wireName = wireName;
    this.schema = new PayloadSchema(List.of(fields));
  }

  /// As `partnerAction` has it.
  public String wireName() {
    return wireName;
  }

  /// The fields that a mapping may fill.
  public PayloadSchema schema() {
    return schema;
  }

  /// The action of that exact name; empty where there is none.
  public static Optional<Action> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(action -> action.wireName.equals(wireName)).findFirst();
  }

  /// The body that goes on the wire for a valid payload: the visitor code moves into `properties`,
  /// which are always there.
  ///
  /// @param fields taken over: becomes the body
  public Payload payloadOf(ObjectNode fields) {
    JsonNode visitorCode = fields.remove(Names.VISITOR_CODE);
    JsonNode written = fields.get(Names.PROPERTIES);
    ObjectNode properties = written instanceof ObjectNode object ? object : fields.objectNode();
    JsonNode there = properties.get(Names.VISITOR_CODE);
    if (!Objects.equals(visitorCode, there)) {
      properties = withVisitorCode(properties, visitorCode);
    }
    if (properties != written) {
      fields.set(Names.PROPERTIES, properties);
    }
    return new Payload(this, fields);
  }

  /// A copy: the properties may be a part of the event.
  private static ObjectNode withVisitorCode(ObjectNode properties, @Nullable JsonNode visitorCode) {
    ObjectNode copy = properties.objectNode().setAll(properties);
    if (visitorCode == null) {
      copy.remove(Names.VISITOR_CODE);
    } else {
      copy.set(Names.VISITOR_CODE, visitorCode);
    }
    return copy;
  }
}
