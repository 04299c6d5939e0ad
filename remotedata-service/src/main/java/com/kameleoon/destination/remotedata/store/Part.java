package com.kameleoon.destination.remotedata.store;

import java.util.Locale;

/// Where in a key's JSON object a field stands.
public enum Part {
  /// Inside `traits`.
  TRAIT,
  /// At the top level.
  FIELD,
  /// An element of the array `cohorts`.
  LISTED;

  private final String column = name().toLowerCase(Locale.ROOT);

  String column() {
    return column;
  }

  static Part ofColumn(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
