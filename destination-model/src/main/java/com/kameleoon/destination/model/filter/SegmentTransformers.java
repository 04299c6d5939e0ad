package com.kameleoon.destination.model.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.ecma.Budget;
import com.kameleoon.destination.model.ecma.Ecma;
import com.kameleoon.destination.model.ecma.EcmaKeys;
import com.kameleoon.destination.model.ecma.EcmaNumber;
import com.kameleoon.destination.model.ecma.EvaluationFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
    JsonNode type = written.path("type");
    return type.isTextual() ? one(type.textValue(), config) : unsupported(type);
  }

  private static Transformer one(String type, JsonNode config) {
    return switch (type) {
      case "drop" -> _ -> Optional.empty();
      case "drop_properties" -> edits(config, "drop", FieldEdits::drop);
      case "allow_properties" -> edits(config, "allow", FieldEdits::allow);
      case "sample_event" -> sample(config);
      case "map_properties" ->
          Ecma.isNullish(config)
              ? fails(unreadable(config, "map"))
              : new MapProperties(config.path("map"));
      case "hash_properties" -> Optional::of;
      default -> unsupported(TextNode.valueOf(type));
    };
  }

  private static Transformer unsupported(JsonNode type) {
    StringBuilder name = new StringBuilder();
    Ecma.print(type, name, new Budget());
    return fails("Transformer of type \"%s\" is unsupported.".formatted(name));
  }

  private static Transformer edits(
      JsonNode config, String field, Function<Map<String, List<String>>, Transformer> edits) {
    JsonNode written = config.path(field);
    if (Ecma.isNullish(config)) {
      return fails(unreadable(config, field));
    }
    return Ecma.isNullish(written)
        ? fails("Cannot convert undefined or null to object")
        : edits.apply(fields(written));
  }

  private static Transformer sample(JsonNode config) {
    JsonNode sample = config.path("sample");
    if (Ecma.isNullish(config)) {
      return fails(unreadable(config, "sample"));
    }
    return Ecma.isNullish(sample)
        ? fails(unreadable(sample, "percent"))
        : new Sample(
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

  /// A list has its indexes for names.
  private static Map<String, List<String>> fields(JsonNode written) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (int i = 0; written.isArray() && i < written.size(); i++) {
      fields.put(String.valueOf(i), names(written.get(i)));
    }
    EcmaKeys.members(written)
        .forEach(member -> fields.put(member.getKey(), names(member.getValue())));
    return fields;
  }

  private static List<String> names(JsonNode written) {
    return written.valueStream().map(JsonNode::asText).toList();
  }

  private static String unreadable(JsonNode nothing, String field) {
    return "Cannot read properties of %s (reading '%s')"
        .formatted(nothing.isNull() ? "null" : "undefined", field);
  }

  private static Transformer fails(String message) {
    return _ -> {
      throw new EvaluationFailure(message);
    };
  }
}
