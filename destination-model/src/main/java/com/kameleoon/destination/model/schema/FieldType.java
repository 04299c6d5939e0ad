package com.kameleoon.destination.model.schema;

import java.util.List;

/// What a field may hold, in the words of the reference's field definitions.
public enum FieldType {
  STRING(JsonType.STRING),
  NUMBER(JsonType.NUMBER),
  INTEGER(JsonType.INTEGER),
  BOOLEAN(JsonType.BOOLEAN),
  OBJECT(JsonType.OBJECT),
  /// A string in RFC 3339's form, the offset optional.
  DATE_TIME(JsonType.STRING),
  /// A string that JavaScript would take for a date, or any number.
  DATE_LIKE(JsonType.STRING, JsonType.NUMBER);

  private final List<JsonType> types;

  FieldType(JsonType... types) {
    this.types = List.of(types);
  }

  List<JsonType> types() {
    return types;
  }
}
