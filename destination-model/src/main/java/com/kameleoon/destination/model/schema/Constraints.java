package com.kameleoon.destination.model.schema;

import java.util.List;

/// What a field asks beyond its type.
///
/// @param multiple a list of such values; a single one is wrapped
/// @param allowNull null stays, instead of being removed
/// @param choices the only texts that are allowed; empty means any
/// @param shortest least UTF-16 units of a text; 0 means no limit
/// @param longest most UTF-16 units of a text; 0 means no limit
public record Constraints(
    boolean multiple, boolean allowNull, List<String> choices, int shortest, int longest) {
  public static final Constraints NONE = new Constraints(false, false, List.of(), 0, 0);
  public static final Constraints MULTIPLE = new Constraints(true, false, List.of(), 0, 0);
  public static final Constraints NULLABLE = new Constraints(false, true, List.of(), 0, 0);

  public Constraints {
    choices = List.copyOf(choices);
  }

  public static Constraints oneOf(List<String> choices) {
    return new Constraints(false, false, choices, 0, 0);
  }

  public static Constraints length(int shortest, int longest) {
    return new Constraints(false, false, List.of(), shortest, longest);
  }
}
