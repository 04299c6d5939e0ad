package com.kameleoon.destination.model.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A payload after its schema: cleaned and coerced, or every message of what is wrong.
public sealed interface Checked {
  record Valid(ObjectNode payload) implements Checked {}

  record Invalid(List<String> messages) implements Checked {
    public Invalid {
      messages = List.copyOf(messages);
    }
  }
}
