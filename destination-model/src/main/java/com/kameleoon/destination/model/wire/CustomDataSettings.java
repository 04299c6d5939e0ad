package com.kameleoon.destination.model.wire;

import java.util.List;

/// The custom data that make personas, traits and the group id usable in the account's targeting.
///
/// @param readBy the id under which pages read remote data
/// @param personas one custom data with the names of the visitor's audiences
/// @param groupId one custom data with the group's id
/// @param traits one custom data for each
public record CustomDataSettings(
    VisitorId readBy, boolean personas, boolean groupId, List<String> traits) {
  public static final CustomDataSettings OFF =
      new CustomDataSettings(VisitorId.VisitorCode, false, false, List.of());

  public CustomDataSettings {
    readBy = readBy == null ? VisitorId.VisitorCode : readBy;
    traits = traits == null ? List.of() : List.copyOf(traits);
  }

  /// Whether there are any to create or adopt.
  public boolean wanted() {
    return personas || groupId || !traits.isEmpty();
  }
}
