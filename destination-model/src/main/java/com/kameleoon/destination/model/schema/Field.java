package com.kameleoon.destination.model.schema;

/// One field of an action.
///
/// @param label what messages call it; empty where they name its path
public record Field(
    String name, String label, FieldType type, boolean required, Constraints constraints) {
  public static Field optional(String name, String label, FieldType type) {
    return new Field(name, label, type, false, Constraints.NONE);
  }

  public static Field required(String name, String label, FieldType type) {
    return new Field(name, label, type, true, Constraints.NONE);
  }

  public Field with(Constraints more) {
    return new Field(name, label, type, required, more);
  }
}
