package com.kameleoon.destination.ingest.erase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was erased and what is left, by service and kind; grows while an erasure runs.
record Counts(int ids, Map<String, Long> erased, Map<String, Long> left) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  static final Counts NONE = new Counts(0, new TreeMap<>(), new TreeMap<>());

  Counts {
    erased = new TreeMap<>(erased);
    left = new TreeMap<>(left);
  }

  void add(String service, Map<String, Long> rows) {
    rows.forEach((kind, count) -> erased.merge(service + "." + kind, count, Long::sum));
  }

  void found(String service, Map<String, Long> rows) {
    rows.forEach((kind, count) -> left.put(service + "." + kind, count));
  }

  boolean nothingLeft() {
    return left.values().stream().allMatch(count -> count == 0);
  }

  /// What is left, with how many rows, as a text.
  String kindsLeft() {
    return left.entrySet().stream()
        .filter(kind -> kind.getValue() > 0)
        .map(kind -> kind.getKey() + " " + kind.getValue())
        .collect(Collectors.joining(", "));
  }

  Counts ofIds(int many) {
    return new Counts(many, erased, left);
  }

  String write() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static Counts read(String json) {
    try {
      return JSON.readValue(json, Counts.class);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
