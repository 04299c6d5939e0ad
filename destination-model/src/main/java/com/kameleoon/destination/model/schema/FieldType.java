package com.kameleoon.destination.model.schema;

/// What a field may hold.
public enum FieldType {
  STRING,
  /// A string in RFC 3339's form, the offset optional.
  DATE_TIME,
  OBJECT
}
