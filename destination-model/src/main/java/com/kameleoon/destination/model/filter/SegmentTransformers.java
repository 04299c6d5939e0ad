package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.kameleoon.destination.model.ecma.EcmaNumber;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The transformers of Segment's routing rules, as its library runs them; where that throws,
/// [EvaluationFailure] is thrown. Sampling by a path is the exception: the library's own keeps
/// nearly everything, so ours is used.
public final class SegmentTransformers {
  private SegmentTransformers() {}

  /// @param written a list of `{type, config}`
  public static Transformer of(JsonNode written) {
    List<Transformer> list = new ArrayList<>();
    written.forEach(one -> list.add(one(one)));
    return event -> run(list, event);
  }

  private static Optional<JsonNode> run(List<Transformer> transformers, JsonNode event) {
    Optional<JsonNode> current = Optional.of(event);
    for (Transformer transformer : transformers) {
      if (current.isEmpty()) {
        return current;
      }
      current = transformer.apply(current.get());
    }
    return current;
  }

  private static Transformer one(JsonNode written) {
    JsonNode config = written.path("config");
    return switch (written.path("type").asText()) {
      case "drop" -> _ -> Optional.empty();
      case "drop_properties" ->
          config.path("drop").isObject()
              ? FieldEdits.drop(fields(config.path("drop")))
              : malformed(config, "drop");
      case "allow_properties" ->
          config.path("allow").isObject()
              ? FieldEdits.allow(fields(config.path("allow")))
              : malformed(config, "allow");
      case "sample_event" ->
          config.path("sample").isObject()
              ? sample(config.path("sample"))
              : malformed(config, "sample");
      case "map_properties" ->
          config.isObject() ? new MapProperties(config.path("map")) : malformed(config, "map");
      case "hash_properties" -> Optional::of;
      default ->
          fails(
              "Transformer of type \"%s\" is unsupported."
                  .formatted(written.path("type").asText("undefined")));
    };
  }

  private static Transformer sample(JsonNode sample) {
    return new Sample(
        percent(sample.path("percent")),
        Optional.of(sample.path("path").asText("")).filter(path -> !path.isEmpty()));
  }

  private static double percent(JsonNode percent) {
    return switch (percent.getNodeType()) {
      case NUMBER -> percent.doubleValue();
      case STRING -> EcmaNumber.parse(percent.textValue());
      case BOOLEAN -> percent.booleanValue() ? 1 : 0;
      case NULL -> 0;
      case MISSING, ARRAY, OBJECT, BINARY, POJO -> Double.NaN;
    };
  }

  private static Map<String, List<String>> fields(JsonNode written) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    written
        .properties()
        .forEach(member ->
            fields.put(
                member.getKey(), member.getValue().valueStream().map(JsonNode::asText).toList()));
    return fields;
  }

  private static Transformer malformed(JsonNode config, String field) {
    return switch (config) {
      case MissingNode _ ->
          fails("Cannot read properties of undefined (reading '%s')".formatted(field));
      default -> fails("The config of a transformer has no %s.".formatted(field));
    };
  }

  private static Transformer fails(String message) {
    return _ -> {
      throw new EvaluationFailure(message);
    };
  }
}
