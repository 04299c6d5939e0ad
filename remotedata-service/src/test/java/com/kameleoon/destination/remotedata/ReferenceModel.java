package com.kameleoon.destination.remotedata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.wire.RemoteDataChange;
import com.kameleoon.destination.model.wire.RemoteDataItem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What the service promises, in the simplest words: per field, the newest event.
final class ReferenceModel {
  private static final Comparator<Write> ORDER =
      Comparator.comparing((Write write) -> write.by().timestamp())
          .thenComparing(write -> write.by().messageId());

  private final Map<String, Map<String, Write>> traits = new HashMap<>();
  private final Map<String, Map<String, Write>> fields = new HashMap<>();
  private final Set<String> catalogue = new TreeSet<>();

  void apply(RemoteDataItem event) {
    for (String id : event.ids()) {
      switch (event.change()) {
        case RemoteDataChange.Traits(ObjectNode values) ->
            values
                .properties()
                .forEach(t -> put(traits, "IDENTIFY_" + id, t.getKey(), t.getValue(), event));
        case RemoteDataChange.Group(String group) ->
            put(fields, "IDENTIFY_" + id, "groupId", TextNode.valueOf(group), event);
        case RemoteDataChange.Cohort(String name, boolean member) -> {
          put(fields, "COHORTS_" + id, name, BooleanNode.valueOf(member), event);
          catalogue.add(name);
        }
      }
    }
  }

  Set<String> keys() {
    Set<String> keys = new TreeSet<>(traits.keySet());
    keys.addAll(fields.keySet());
    keys.add("common");
    return keys;
  }

  JsonNode read(String key) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    if (key.equals("common")) {
      ArrayNode names = object.putArray("cohorts");
      catalogue.forEach(names::add);
      return object;
    }
    fill(object, fields.getOrDefault(key, Map.of()));
    ObjectNode present = JsonNodeFactory.instance.objectNode();
    fill(present, traits.getOrDefault(key, Map.of()));
    return present.isEmpty() ? object : object.set("traits", present);
  }

  private static void fill(ObjectNode object, Map<String, Write> writes) {
    writes.forEach((name, write) -> {
      if (!write.value().isNull()) {
        object.set(name, write.value());
      }
    });
  }

  private static void put(
      Map<String, Map<String, Write>> maps,
      String key,
      String name,
      JsonNode value,
      RemoteDataItem by) {
    maps.computeIfAbsent(key, k -> new HashMap<>())
        .merge(name, new Write(value, by), (a, b) -> ORDER.compare(a, b) < 0 ? b : a);
  }

  private record Write(JsonNode value, RemoteDataItem by) {}
}
