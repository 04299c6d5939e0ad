package com.kameleoon.destination.model.action;

import static com.kameleoon.destination.model.schema.Field.optional;
import static com.kameleoon.destination.model.schema.Field.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.schema.Field;
import com.kameleoon.destination.model.schema.FieldType;
import com.kameleoon.destination.model.schema.PayloadSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  public Payload payload(ObjectNode fields) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (!field.getKey().equals(Names.VISITOR_CODE) && !field.getKey().equals(Names.PROPERTIES)) {
        body.set(field.getKey(), field.getValue());
      }
    }
    body.set(Names.PROPERTIES, properties(fields));
    return new Payload(this, body);
  }

  private static ObjectNode properties(ObjectNode fields) {
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    if (fields.get(Names.PROPERTIES) instanceof ObjectNode written) {
      properties.setAll(written);
    }
    JsonNode visitorCode = fields.get(Names.VISITOR_CODE);
    if (visitorCode == null) {
      properties.remove(Names.VISITOR_CODE);
    } else {
      properties.set(Names.VISITOR_CODE, visitorCode);
    }
    return properties;
  }
}
