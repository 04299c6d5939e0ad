package com.kameleoon.destination.model.compile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.action.Action;
import com.kameleoon.destination.model.event.SegmentEvent;
import com.kameleoon.destination.model.fql.EventMatcher;
import com.kameleoon.destination.model.mapping.MappingProgram;
import com.kameleoon.destination.model.mapping.Resolution;
import com.kameleoon.destination.model.schema.Checked;
import java.util.List;
import java.util.function.Consumer;

/// A mapping that can run: immutable, for any number of threads.
public final class CompiledMapping {
  private final String name;
  private final EventMatcher trigger;
  private final Action action;
  private final MappingProgram program;

  CompiledMapping(String name, EventMatcher trigger, Action action, MappingProgram program) {
    this.name = name;
    this.trigger = trigger;
    this.action = action;
    this.program = program;
  }

  /// Unique among the destination's mappings.
  public String name() {
    return name;
  }

  public Action action() {
    return action;
  }

  public boolean matches(SegmentEvent event) {
    return trigger.matches(event.tree());
  }

  /// Maps, cleans, coerces and validates. The event stays as it is; the payload may share parts of
  /// its tree.
  public MappingOutcome apply(SegmentEvent event) {
    return apply(event, _ -> {});
  }

  /// @param beforeCleaning is shown what the mapping made, before it is cleaned and checked
  public MappingOutcome apply(SegmentEvent event, Consumer<JsonNode> beforeCleaning) {
    return switch (program.apply(event.tree())) {
      case Resolution.Resolved(JsonNode payload) -> {
        beforeCleaning.accept(payload);
        yield checked(payload);
      }
      case Resolution.Failed(List<String> messages) -> new MappingOutcome.Invalid(messages);
    };
  }

  private MappingOutcome checked(JsonNode payload) {
    return switch (action.schema().check(payload)) {
      case Checked.Valid(ObjectNode valid) ->
          new MappingOutcome.Mapped(
              valid != payload || program.makesOwnObject()
                  ? action.payloadOf(valid)
                  : action.payloadOf(valid.objectNode().setAll(valid)));
      case Checked.Invalid(List<String> messages) -> new MappingOutcome.Invalid(messages);
    };
  }
}
