package com.kameleoon.destination.operator.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.crd.YamlText;
import com.kameleoon.destination.model.spec.DestinationResource;
import com.kameleoon.destination.model.spec.ResourceMetadata;
import java.util.Map;

/// The files that the services read, as `local` writes them too.
final class ConfigurationFiles {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private ConfigurationFiles() {}

  /// Equal specs have equal revisions, in whatever order they are written.
  static String revision(JsonNode spec) {
    return Digests.of(json(JSON.convertValue(spec, Map.class)));
  }

  static Map<String, String> of(
      DestinationResource resource, JsonNode spec, CompiledDestination destination) {
    return Map.of(
        Rollout.RESOURCE,
        YamlText.of(tree(resource.metadata(), spec)),
        "goals.json",
        json(destination.goalSettings()),
        "remote-data.json",
        json(destination.remoteDataSettings()));
  }

  private static ObjectNode tree(ResourceMetadata metadata, JsonNode spec) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("apiVersion", DestinationResource.API_VERSION);
    tree.put("kind", DestinationResource.KIND);
    ObjectNode head = tree.putObject("metadata");
    head.put("name", metadata.name());
    if (metadata.namespace() != null) {
      head.put("namespace", metadata.namespace());
    }
    if (metadata.generation() != null) {
      head.put("generation", metadata.generation());
    }
    head.putObject("annotations").put(ResourceMetadata.REVISION, revision(spec));
    return tree.set("spec", spec);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
