package com.kameleoon.destination.remotedata.store;

import java.util.Optional;

/// One writer's value for one field.
///
/// @param name JSON string literal
/// @param value JSON text; empty removes the field and remembers when
/// @param writer index of the item that it comes from
public record FieldWrite(
    FieldAddress address, Part part, String name, Optional<String> value, Stamp stamp, int writer) {
  /// Whether this write wins over another one of the same field. The order is total, so that every
  /// order of arrival ends in the same state.
  boolean beats(FieldWrite other) {
    int byStamp = stamp.compareTo(other.stamp);
    return byStamp != 0
        ? byStamp > 0
        : Stamp.compareBytes(value.orElse(""), other.value.orElse("")) > 0;
  }

  public String key() {
    return address.key();
  }

  /// A write of the field of that name; the name is the plain one's JSON literal.
  public static FieldWrite of(FieldPlace place, Optional<String> value, Stamp stamp, int writer) {
    return new FieldWrite(
        FieldAddress.of(place.key(), place.part(), place.name()),
        place.part(),
        place.name(),
        value,
        stamp,
        writer);
  }
}
