package com.kameleoon.destination.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/// Cleans and checks the value of one field.
final class FieldCheck {
  private final boolean required;
  private final boolean multiple;
  private final boolean keepsText;
  private final boolean keepsNull;
  private final String name;
  private final String path;
  private final ValueCheck value;

  FieldCheck(Field field) {
    Constraints constraints = field.constraints();
    List<JsonType> types = new ArrayList<>(field.type().types());
    if (constraints.allowNull() && !constraints.multiple()) {
      types.add(JsonType.NULL);
    }
    this.required = field.required();
    this.multiple = constraints.multiple();
    this.keepsText = field.type().types().contains(JsonType.STRING);
    this.keepsNull = constraints.allowNull() && !multiple;
    this.value = new ValueCheck(types, field.type(), constraints);
    this.name = field.label().isEmpty() ? "The value at /" + field.name() : field.label();
    this.path = "The value at /" + field.name();
  }

  boolean isRequired() {
    return required;
  }

  /// Whether the value is what the field wants, without a look at what could be made of others.
  boolean isFine(JsonNode written) {
    return !multiple && value.isFine(written);
  }

  /// Missing where the value is as good as none.
  JsonNode cleaned(JsonNode written) {
    if (written.isArray()) {
      return multiple ? cleanedItems(written) : written;
    }
    boolean empty =
        (written.isNull() && !keepsNull) || (written.isTextual() && written.textValue().isEmpty());
    return empty ? MissingNode.getInstance() : written;
  }

  private JsonNode cleanedItems(JsonNode array) {
    ArrayNode cleaned = JsonNodeFactory.instance.arrayNode();
    for (JsonNode item : array) {
      boolean empty =
          item.isNull()
              || item.isMissingNode()
              || (item.isTextual() && item.textValue().isEmpty() && !keepsText);
      if (!empty) {
        cleaned.add(item);
      }
    }
    return cleaned;
  }

  /// The value as its type wants it; what cannot be coerced adds messages.
  JsonNode coerced(JsonNode cleaned, List<String> messages) {
    if (!multiple) {
      return value.coerced(name, cleaned, messages);
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    JsonNode list = cleaned.isArray() ? cleaned : JsonNodeFactory.instance.arrayNode().add(cleaned);
    for (int i = 0; i < list.size(); i++) {
      array.add(value.coerced(path + "/" + i, list.get(i), messages));
    }
    return array;
  }
}
