package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.action.Action;
import com.kameleoon.destination.model.fql.TriggerCompilation;
import com.kameleoon.destination.model.fql.TriggerCompiler;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.mapping.MappingCompilation;
import com.kameleoon.destination.model.mapping.MappingCompiler;
import com.kameleoon.destination.model.mapping.Resolution;
import com.kameleoon.destination.model.schema.Checked;
import com.kameleoon.destination.model.spec.Dialect;
import java.util.List;

/// This project's engine in the compat dialect, answering in the form of `segment-engine.mjs`.
final class OurEngine {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private OurEngine() {}

  static JsonNode answer(ObjectNode question) {
    JsonNode event = question.path("event");
    return switch (question.path("kind").textValue()) {
      case "mapping" -> mapped(question.path("mapping"), event);
      case "trigger" -> triggered(question.path("text").textValue(), event);
      case "payload" ->
          checked(
              Action.ofWireName(question.path("action").textValue()).orElseThrow(),
              question.path("mapping"),
              event);
      default -> throw new IllegalArgumentException("no such question: " + question);
    };
  }

  private static JsonNode mapped(JsonNode mapping, JsonNode event) {
    return switch (MappingCompiler.compile(mapping, Dialect.COMPAT)) {
      case MappingCompilation.Refused(List<Issue> issues) ->
          errors(issues.stream().map(Issue::sentence).toList());
      case MappingCompilation.Compiled(var program, var warnings) ->
          switch (program.apply(event)) {
            case Resolution.Failed(List<String> messages) -> errors(messages);
            case Resolution.Resolved(JsonNode payload) -> value(payload);
          };
    };
  }

  private static JsonNode triggered(String text, JsonNode event) {
    return switch (TriggerCompiler.compile("subscribe", text, Dialect.COMPAT)) {
      case TriggerCompilation.Refused refused -> JSON.objectNode().put("matches", false);
      case TriggerCompilation.Compiled(var matcher, var warnings) ->
          JSON.objectNode().put("matches", matcher.matches(event));
    };
  }

  private static JsonNode checked(Action action, JsonNode mapping, JsonNode event) {
    JsonNode mapped = mapped(mapping, event);
    if (mapped.has("errors")) {
      return mapped;
    }
    return switch (action.schema().check(mapped.path("value"))) {
      case Checked.Valid(ObjectNode payload) -> value(payload);
      case Checked.Invalid(List<String> messages) -> errors(messages);
    };
  }

  private static ObjectNode value(JsonNode value) {
    ObjectNode answer = JSON.objectNode();
    return value.isMissingNode() ? answer : answer.set("value", value);
  }

  private static ObjectNode errors(List<String> messages) {
    ObjectNode answer = JSON.objectNode();
    messages.forEach(answer.putArray("errors")::add);
    return answer;
  }
}
