package com.kameleoon.destination.model.schema;

/// One field of an action.
///
/// @param label what messages call it
public record Field(String name, String label, FieldType type, boolean required) {
  public static Field optional(String name, String label, FieldType type) {
    return new Field(name, label, type, false);
  }

  public static Field required(String name, String label, FieldType type) {
    return new Field(name, label, type, true);
  }
}
