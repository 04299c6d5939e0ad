package com.kameleoon.destination.ingest.http;

import org.jspecify.annotations.Nullable;

/// What is wrong with a request or an event; nothing was changed by it.
///
/// @param message names the field and the remedy, for whoever sent it
/// @param path the field, `properties.revenue`; absent where the request as a whole is meant
record Refusal(RefusalCode code, String message, @Nullable String path) {
  static Refusal of(RefusalCode code, String message) {
    return new Refusal(code, message, null);
  }

  static Refusal at(String path, RefusalCode code, String message) {
    return new Refusal(code, message, path);
  }

  /// The same, with its field seen from outside: `batch[3].timestamp`.
  Refusal inside(String place) {
    return new Refusal(code, message, path == null ? place : joined(place, path));
  }

  private static String joined(String place, String path) {
    return path.startsWith("[") ? place + path : place + "." + path;
  }
}
