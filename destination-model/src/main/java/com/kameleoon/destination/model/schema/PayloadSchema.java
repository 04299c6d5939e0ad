package com.kameleoon.destination.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.event.Timestamps;
import java.util.ArrayList;
import java.util.List;

/// The fields of an action: removes what is empty or unknown, coerces what can be, and says what is
/// wrong with the rest.
public final class PayloadSchema {
  private final List<Field> fields;

  public PayloadSchema(List<Field> fields) {
    this.fields = List.copyOf(fields);
  }

  public List<Field> fields() {
    return fields;
  }

  /// The payload stays as it is; a valid result is a new object in the order of the payload.
  public Checked check(ObjectNode payload) {
    ObjectNode valid = JsonNodeFactory.instance.objectNode();
    List<String> messages = new ArrayList<>();
    for (Field field : fields) {
      JsonNode value = payload.path(field.name());
      if (!isEmpty(value)) {
        valid.set(field.name(), coerced(field, value, messages));
      } else if (field.required()) {
        messages.add("The root value is missing the required field '%s'.".formatted(field.name()));
      }
    }
    return messages.isEmpty() ? new Checked.Valid(valid) : new Checked.Invalid(messages);
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isTextual() && value.textValue().isEmpty());
  }

  private static JsonNode coerced(Field field, JsonNode value, List<String> messages) {
    return switch (field.type()) {
      case OBJECT -> object(field, value, messages);
      case STRING -> text(field, value, messages);
      case DATE_TIME -> dateTime(field, value, messages);
    };
  }

  private static JsonNode object(Field field, JsonNode value, List<String> messages) {
    if (!value.isObject()) {
      messages.add(field.label() + " must be an object but it was a " + kind(value) + ".");
    }
    return value;
  }

  private static JsonNode text(Field field, JsonNode value, List<String> messages) {
    if (value.isContainerNode()) {
      messages.add(field.label() + " must be a string but it was an " + kind(value) + ".");
    }
    return value.isTextual() ? value : TextNode.valueOf(value.asText());
  }

  private static JsonNode dateTime(Field field, JsonNode value, List<String> messages) {
    JsonNode text = text(field, value, messages);
    if (Timestamps.parse(text.asText()).isEmpty()) {
      messages.add(field.label() + " must be a valid date and time string but it was not.");
    }
    return text;
  }

  private static String kind(JsonNode value) {
    return value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
  }
}
