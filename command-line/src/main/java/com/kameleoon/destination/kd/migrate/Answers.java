package com.kameleoon.destination.kd.migrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.kd.source.ResourceFile;
import com.kameleoon.destination.kd.source.UserMistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Segment's Public API answered, sorted by what it is about; each file may hold one answer,
/// with or without its `data`.
final class Answers {
  private Optional<JsonNode> destination = Optional.empty();
  private final List<JsonNode> subscriptions = new ArrayList<>();
  private final List<JsonNode> filters = new ArrayList<>();
  private final List<JsonNode> functions = new ArrayList<>();
  private final List<JsonNode> instances = new ArrayList<>();

  private Answers() {}

  /// @throws UserMistake for a file that is no such answer
  static Answers of(List<ResourceFile> files) {
    Answers answers = new Answers();
    files.forEach(answers::add);
    return answers;
  }

  Optional<JsonNode> destination() {
    return destination;
  }

  List<JsonNode> subscriptions() {
    return subscriptions;
  }

  List<JsonNode> filters() {
    return filters;
  }

  List<JsonNode> functions() {
    return functions;
  }

  /// Insert functions as they are connected to destinations, with their settings.
  List<JsonNode> instances() {
    return instances;
  }

  private void add(ResourceFile file) {
    JsonNode data = data(file);
    boolean known =
        take(data, "destination", List.of())
            | take(data, "subscription", subscriptions)
            | take(data, "filter", filters)
            | take(data, "function", functions)
            | take(data, "insertFunctionInstance", instances);
    if (!known) {
      throw new UserMistake(
          file.name()
              + " is no answer of Segment's Public API about a destination: it has none of"
              + " data.destination, subscriptions, filters, functions, insertFunctionInstances.");
    }
  }

  private boolean take(JsonNode data, String name, List<JsonNode> list) {
    JsonNode one = data.path(name);
    JsonNode many = data.path(name + "s");
    if (name.equals("destination")) {
      Optional.of(one.isObject() ? one : many.path(0))
          .filter(JsonNode::isObject)
          .ifPresent(found -> destination = Optional.of(found));
      return one.isObject() || many.isArray();
    }
    many.forEach(list::add);
    if (one.isObject()) {
      list.add(one);
    }
    return one.isObject() || many.isArray();
  }

  private static JsonNode data(ResourceFile file) {
    try {
      JsonNode answer = new JsonMapper().readTree(file.text());
      return answer.path("data").isObject() ? answer.path("data") : answer;
    } catch (JsonProcessingException broken) {
      throw new UserMistake(file.name() + " is no JSON: " + broken.getOriginalMessage());
    }
  }
}
