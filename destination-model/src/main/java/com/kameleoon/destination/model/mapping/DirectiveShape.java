package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;

/// What makes an object a directive: an `@` key, and no other key but `_metadata`.
final class DirectiveShape {
  private DirectiveShape() {}

  static boolean isDirective(JsonNode object) {
    boolean directive = false;
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      boolean own = name.startsWith("@");
      if (!own && !name.equals("_metadata")) {
        return false;
      }
      directive |= own;
    }
    return directive;
  }

  /// The first `@` key; the object must have one.
  static String name(JsonNode object) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (name.startsWith("@")) {
        return name;
      }
    }
    throw new IllegalArgumentException("no directive: " + object);
  }
}
