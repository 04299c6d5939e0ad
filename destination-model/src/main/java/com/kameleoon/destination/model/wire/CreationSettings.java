package com.kameleoon.destination.model.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bounds the flood of goals that new event names can make.
///
/// @param patterns event names, where `*` stands for any text; used by `Listed` only
/// @param maxPerDay goals created in any 24 hours; further ones wait. Absent means no such bound
public record CreationSettings(
    GoalCreation create, List<String> patterns, @Nullable Integer maxPerDay) {
  public static final CreationSettings DEFAULT =
      new CreationSettings(GoalCreation.All, List.of(), null);

  public CreationSettings {
    create = create == null ? GoalCreation.All : create;
    patterns = patterns == null ? List.of() : List.copyOf(patterns);
  }
}
