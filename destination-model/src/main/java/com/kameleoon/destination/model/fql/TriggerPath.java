package com.kameleoon.destination.model.fql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.kameleoon.destination.model.json.Answer;
import com.kameleoon.destination.model.json.MemberPath;
import com.kameleoon.destination.model.json.ValueQuestion;
import java.util.Arrays;
import java.util.stream.Stream;

/// Where a trigger looks: a member of the event, and inside it steps split at `.`, `[` and `]`. A
/// falsy value on the way is the result (as `a && a[b]` in JavaScript).
final class TriggerPath {
  private final PathStep field;
  private final PathStep[] steps;
  private final boolean nowhere;
  private final MemberPath names;

  private TriggerPath(PathStep field, PathStep[] steps, boolean nowhere) {
    this.field = field;
    this.steps = steps;
    this.nowhere = nowhere;
    this.names =
        MemberPath.of(
            Stream.concat(Stream.of(field), Arrays.stream(steps)).map(PathStep::name).toList());
  }

  static TriggerPath of(Trigger.Condition condition) {
    PathStep[] steps =
        Arrays.stream(condition.name().split("[.\\[\\]]+"))
            .filter(part -> !part.isEmpty())
            .map(PathStep::of)
            .toArray(PathStep[]::new);
    Subject subject = condition.subject();
    return new TriggerPath(
        PathStep.of(subject.field()), steps, subject.isObject() && condition.name().isEmpty());
  }

  /// Whether the reference fails on it: a name of nothing but separators.
  static boolean fails(Trigger.Condition condition) {
    return !condition.name().isEmpty()
        && condition.name().chars().allMatch(c -> ".[]".indexOf(c) >= 0);
  }

  /// MissingNode where there is nothing.
  JsonNode in(JsonNode event) {
    if (nowhere) {
      return MissingNode.getInstance();
    }
    JsonNode found = field.in(event);
    for (PathStep step : steps) {
      if (isFalsy(found)) {
        return found;
      }
      found = step.in(found);
    }
    return found;
  }

  /// See [MemberPath#ask].
  Answer ask(JsonNode event, ValueQuestion question) {
    return nowhere ? Answer.UNKNOWN : names.ask(event, question);
  }

  private static boolean isFalsy(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT, ARRAY, POJO, BINARY -> false;
      case MISSING, NULL -> true;
      case BOOLEAN -> !node.booleanValue();
      case NUMBER -> !(Math.abs(node.doubleValue()) > 0);
      case STRING -> node.textValue().isEmpty();
    };
  }
}
