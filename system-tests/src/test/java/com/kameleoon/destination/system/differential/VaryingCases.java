package com.kameleoon.destination.system.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The cases of one file of vectors, and what becomes of them when they are changed.
final class VaryingCases {
  private final Draw draw;
  private final List<JsonNode> cases;
  private final JsonNode event;
  private final JsonChange change;
  private final JsonChange eventChange;

  /// @param member of a case, which is changed
  /// @param event member of the file, about which all cases are
  VaryingCases(Draw draw, WordDraw words, String file, String member, String event) {
    this.draw = draw;
    JsonNode vectors = VectorFiles.read(file);
    this.cases = members(vectors, member);
    this.event = vectors.path(event);
    TextChange texts = TextChange.among(draw, texts(cases));
    this.change = JsonChange.among(draw, words, texts, cases);
    this.eventChange = JsonChange.among(draw, words, texts, List.of(this.event));
  }

  private static List<JsonNode> members(JsonNode vectors, String member) {
    return vectors.get("cases").valueStream().map(one -> one.get(member)).toList();
  }

  private static Stream<String> texts(List<JsonNode> nodes) {
    List<String> texts = new ArrayList<>();
    nodes.forEach(node -> collect(node, texts));
    return texts.stream();
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isTextual()) {
      texts.add(node.textValue());
    }
    node.fieldNames().forEachRemaining(texts::add);
    node.forEach(child -> collect(child, texts));
  }

  /// One of the cases, changed in up to so many places.
  JsonNode changed(int times) {
    JsonNode one = cases.get(draw.below(cases.size()));
    JsonNode changed = change.changed(one, times);
    return one.isObject() && !changed.isObject() || one.isTextual() && !changed.isTextual()
        ? changed(times)
        : changed;
  }

  /// What the cases are about, now and then changed.
  ObjectNode event(int times) {
    return draw.oneIn(2) && eventChange.changed(event, times) instanceof ObjectNode changed
        ? changed
        : event.deepCopy();
  }
}
