package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.json.Answer;
import com.kameleoon.destination.model.json.MemberPath;
import com.kameleoon.destination.model.json.ValueQuestion;
import java.util.Arrays;
import java.util.List;

/// A path through an event, split once.
public final class FieldPath {
  private final PathStep[] steps;
  private final MemberPath names;
  private final boolean inTexts;

  private FieldPath(List<String> keys, boolean inTexts) {
    this.steps = keys.stream().map(PathStep::of).toArray(PathStep[]::new);
    this.names = MemberPath.of(Arrays.stream(steps).map(PathStep::name).toList());
    this.inTexts = inTexts;
  }

  /// As Segment's filter evaluator looks paths up: dots only, no escapes, and into texts as well.
  public static FieldPath ofDots(String path) {
    return new FieldPath(Arrays.asList(path.split("\\.", -1)), true);
  }

  /// One key, with dots or without.
  public static FieldPath ofKey(String key) {
    return new FieldPath(List.of(key), false);
  }

  /// Members of objects and items of lists only.
  static FieldPath ofKeys(List<String> keys) {
    return new FieldPath(keys, false);
  }

  /// MissingNode where there is nothing.
  public JsonNode in(JsonNode event) {
    JsonNode found = event;
    for (PathStep step : steps) {
      if (isClosed(found, step)) {
        return MissingNode.getInstance();
      }
      found = step.in(found);
    }
    return found;
  }

  /// See [MemberPath#ask].
  Answer ask(JsonNode event, ValueQuestion question) {
    return names.ask(event, question);
  }

  private boolean isClosed(JsonNode owner, PathStep step) {
    return switch (owner) {
      case ObjectNode _ -> false;
      case TextNode text -> !inTexts || text.textValue().isEmpty();
      case ArrayNode _ -> !inTexts && step.index() < 0;
      default -> false;
    };
  }

  /// The keys, outermost first.
  public List<String> keys() {
    return Arrays.stream(steps).map(PathStep::key).toList();
  }
}
