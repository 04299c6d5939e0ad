package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.action.Payload;
import java.util.List;

/// What a mapping makes of an event that it is meant for.
public sealed interface MappingOutcome {
  /// A payload that its action can carry out.
  record Mapped(Payload payload) implements MappingOutcome {}

  /// The payload breaks its action's schema, or a directive could not go on; never empty.
  record Invalid(List<String> messages) implements MappingOutcome {
    public Invalid {
      messages = List.copyOf(messages);
    }
  }
}
