package com.kameleoon.destination.model.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The fields of an action: removes what is empty or unknown, coerces what can be, and says what is
/// wrong with the rest, in the reference's words and order.
public final class PayloadSchema {
  private final List<Field> fields;
  private final Map<String, FieldCheck> checks = new LinkedHashMap<>();
  private final int required;

  public PayloadSchema(List<Field> fields) {
    this.fields = List.copyOf(fields);
    fields.forEach(field -> checks.put(field.name(), new FieldCheck(field)));
    this.required = (int) fields.stream().filter(Field::required).count();
  }

  public List<Field> fields() {
    return fields;
  }

  /// The payload stays as it is; a valid result is the payload itself where nothing is to be
  /// changed, else a new object in its order.
  public Checked check(JsonNode payload) {
    if (!(payload instanceof ObjectNode members)) {
      return notAnObject(payload);
    }
    return isFine(members) ? new Checked.Valid(members) : repaired(members);
  }

  /// What most payloads are: nothing to clean, nothing to coerce, nothing wrong.
  private boolean isFine(ObjectNode payload) {
    int requiredLeft = required;
    for (Map.Entry<String, JsonNode> member : payload.properties()) {
      FieldCheck check = checks.get(member.getKey());
      if (check == null || !check.isFine(member.getValue())) {
        return false;
      }
      requiredLeft -= check.isRequired() ? 1 : 0;
    }
    return requiredLeft == 0;
  }

  private Checked repaired(ObjectNode payload) {
    ObjectNode valid = cleaned(payload);
    List<String> messages = missing(valid);
    checks.forEach((name, check) -> coerce(valid, name, check, messages));
    return messages.isEmpty() ? new Checked.Valid(valid) : new Checked.Invalid(messages);
  }

  private static Checked notAnObject(JsonNode payload) {
    boolean empty = payload.isNull() || payload.asText("x").isEmpty();
    JsonNode cleaned = empty ? MissingNode.getInstance() : payload;
    return new Checked.Invalid(
        List.of(
            "The root value must be an object but it was " + JsonType.described(cleaned) + "."));
  }

  private ObjectNode cleaned(ObjectNode payload) {
    ObjectNode cleaned = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : payload.properties()) {
      FieldCheck check = checks.get(member.getKey());
      JsonNode value = check == null ? MissingNode.getInstance() : check.cleaned(member.getValue());
      if (!value.isMissingNode()) {
        cleaned.set(member.getKey(), value);
      }
    }
    return cleaned;
  }

  private List<String> missing(ObjectNode valid) {
    List<String> messages = new ArrayList<>();
    for (Field field : fields) {
      if (field.required() && !valid.has(field.name())) {
        messages.add("The root value is missing the required field '" + field.name() + "'.");
      }
    }
    return messages;
  }

  private static void coerce(
      ObjectNode valid, String name, FieldCheck check, List<String> messages) {
    JsonNode before = valid.get(name);
    if (before != null) {
      JsonNode after = check.coerced(before, messages);
      if (after != before) {
        valid.set(name, after);
      }
    }
  }
}
