package com.kameleoon.destination.remotedata.store;

import com.kameleoon.destination.remotedata.json.JsonText;

/// Key, part and name of a field; the name as JSON string literal.
public record FieldPlace(String key, Part part, String name) {
  /// For a name as people write it.
  public static FieldPlace named(String key, Part part, String plainName) {
    return new FieldPlace(key, part, JsonText.quoted(plainName));
  }
}
