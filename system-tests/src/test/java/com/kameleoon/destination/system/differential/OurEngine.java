package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.action.Action;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import com.kameleoon.destination.model.filter.SegmentTransformers;
import com.kameleoon.destination.model.fql.SegmentMatcher;
import com.kameleoon.destination.model.fql.TriggerCompilation;
import com.kameleoon.destination.model.fql.TriggerCompiler;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.mapping.MappingCompilation;
import com.kameleoon.destination.model.mapping.MappingCompiler;
import com.kameleoon.destination.model.mapping.Resolution;
import com.kameleoon.destination.model.schema.Checked;
import com.kameleoon.destination.model.schema.PayloadSchema;
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
      case "trigger" -> triggered(question.path("text").textValue(), question.path("events"));
      case "matcher" -> matched(question.path("matcher"), event);
      case "transformers" -> transformed(question.path("transformers"), event);
      case "wire" -> OurPresets.sent((ObjectNode) event);
      case "fields" ->
          checked(OurFields.schema(question.path("fields")), value(question.path("payload")));
      case "payload" ->
          checked(
              Action.ofWireName(question.path("action").textValue()).orElseThrow().schema(),
              mapped(question.path("mapping"), event));
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

  private static JsonNode triggered(String text, JsonNode events) {
    ObjectNode answer = JSON.objectNode();
    var matches = answer.putArray("matches");
    switch (TriggerCompiler.compile("subscribe", text, Dialect.COMPAT)) {
      case TriggerCompilation.Refused refused -> events.forEach(_ -> matches.add(false));
      case TriggerCompilation.Compiled(var matcher, var warnings) ->
          events.forEach(event -> matches.add(matcher.matches(event)));
    }
    return answer;
  }

  private static JsonNode matched(JsonNode matcher, JsonNode event) {
    try {
      return JSON.objectNode().put("matches", SegmentMatcher.of(matcher).matches(event));
    } catch (EvaluationFailure failure) {
      return errors(failure.messages());
    }
  }

  private static JsonNode transformed(JsonNode transformers, JsonNode event) {
    try {
      return value(
          SegmentTransformers.of(transformers).apply(event).orElseGet(NullNode::getInstance));
    } catch (EvaluationFailure failure) {
      return errors(failure.messages());
    }
  }

  private static JsonNode checked(PayloadSchema schema, JsonNode mapped) {
    if (mapped.has("errors")) {
      return mapped;
    }
    return switch (schema.check(mapped.path("value"))) {
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
