package com.kameleoon.destination.model.spec;

import com.kameleoon.destination.model.wire.VisitorId;
import java.util.List;

/// Custom data that is created or adopted in the account; none unless written.
public record CustomDataSpec(
    @Described("Custom data with the audiences of a visitor; false unless written otherwise.")
        Boolean personas,
    @Described(
            value = "Traits that each get custom data of their own.",
            maxLength = 200,
            maxItems = 100)
        List<String> traits,
    @Described("Custom data with the visitor's group id; false unless written otherwise.")
        Boolean groupId,
    @Described("The id under which pages read remote data; VisitorCode unless written otherwise.")
        VisitorId readBy) {
  static final CustomDataSpec NONE =
      new CustomDataSpec(false, List.of(), false, VisitorId.VisitorCode);

  public CustomDataSpec {
    personas = personas != null && personas;
    traits = traits == null ? List.of() : List.copyOf(traits);
    groupId = groupId != null && groupId;
    readBy = readBy == null ? VisitorId.VisitorCode : readBy;
  }
}
