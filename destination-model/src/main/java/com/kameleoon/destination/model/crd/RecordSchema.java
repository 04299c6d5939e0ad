package com.kameleoon.destination.model.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.spec.Described;
import com.kameleoon.destination.model.spec.Rule;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;

/// The structural schema of a record, read off its components and their [Described].
final class RecordSchema {
  private final boolean cel;

  /// @param cel whether to write rules that API servers before Kubernetes 1.25 do not know
  RecordSchema(boolean cel) {
    this.cel = cel;
  }

  /// @throws IllegalStateException where a component is not described
  ObjectNode of(Class<?> type) {
    ObjectNode schema = typed("object");
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    for (RecordComponent component : type.getRecordComponents()) {
      properties.set(nameOf(component), member(component));
      if (isRequired(component)) {
        required.add(nameOf(component));
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    schema.set("properties", properties);
    addRules(schema, type);
    return schema;
  }

  private void addRules(ObjectNode schema, Class<?> type) {
    Rule[] rules = cel ? type.getAnnotationsByType(Rule.class) : new Rule[0];
    for (Rule rule : rules) {
      schema
          .withArray("x-kubernetes-validations")
          .addObject()
          .put("rule", rule.cel())
          .put("message", rule.sentence());
    }
  }

  private ObjectNode member(RecordComponent component) {
    Described bounds = component.getAnnotation(Described.class);
    if (bounds == null) {
      throw new IllegalStateException(component + " is not described");
    }
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("description", bounds.value());
    schema.setAll(value(component.getGenericType(), bounds));
    return schema;
  }

  private ObjectNode value(Type type, Described bounds) {
    return switch (type) {
      case ParameterizedType map when map.getRawType() == Map.class ->
          map(value(map.getActualTypeArguments()[1], bounds), bounds);
      case ParameterizedType list -> list(value(list.getActualTypeArguments()[0], bounds), bounds);
      case Class<?> raw when raw.isRecord() -> of(raw);
      case Class<?> raw when raw.isEnum() -> choice(raw);
      case Class<?> raw -> scalar(raw, bounds);
      default -> throw new IllegalStateException("no schema for " + type);
    };
  }

  private static ObjectNode list(ObjectNode items, Described bounds) {
    ObjectNode schema = typed("array").put("maxItems", bounds.maxItems());
    if (!bounds.key().isEmpty()) {
      schema.put("x-kubernetes-list-type", "map");
      schema.putArray("x-kubernetes-list-map-keys").add(bounds.key());
    }
    return schema.set("items", items);
  }

  private static ObjectNode map(ObjectNode values, Described bounds) {
    return typed("object")
        .put("maxProperties", bounds.maxProperties())
        .set("additionalProperties", values);
  }

  private static ObjectNode choice(Class<?> type) {
    ObjectNode schema = typed("string");
    ArrayNode names = schema.putArray("enum");
    Arrays.stream(type.getFields())
        .filter(Field::isEnumConstant)
        .map(RecordSchema::writtenName)
        .forEach(names::add);
    return schema;
  }

  private static String writtenName(Field constant) {
    JsonProperty property = constant.getAnnotation(JsonProperty.class);
    return property == null ? constant.getName() : property.value();
  }

  private static ObjectNode scalar(Class<?> type, Described bounds) {
    if (type == String.class) {
      return text(bounds);
    }
    if (type == Boolean.class) {
      return typed("boolean");
    }
    if (type == Integer.class || type == int.class) {
      return number(typed("integer").put("format", "int32"), bounds);
    }
    if (type == Long.class || type == long.class) {
      return number(typed("integer").put("format", "int64"), bounds);
    }
    if (type == Double.class) {
      return number(typed("number"), bounds);
    }
    if (JsonNode.class.isAssignableFrom(type)) {
      return typed("object").put("x-kubernetes-preserve-unknown-fields", true);
    }
    throw new IllegalStateException("no schema for " + type);
  }

  private static ObjectNode text(Described bounds) {
    ObjectNode schema = typed("string").put("maxLength", bounds.maxLength());
    if (bounds.minLength() > 0) {
      schema.put("minLength", bounds.minLength());
    }
    if (!bounds.pattern().isEmpty()) {
      schema.put("pattern", "^(" + bounds.pattern() + ")$");
    }
    return schema;
  }

  private static ObjectNode number(ObjectNode schema, Described bounds) {
    putNumber(schema, "minimum", bounds.minimum());
    putNumber(schema, "maximum", bounds.maximum());
    return schema;
  }

  private static void putNumber(ObjectNode schema, String name, double bound) {
    if (!Double.isInfinite(bound) && bound == Math.rint(bound)) {
      schema.put(name, (long) bound);
    } else if (!Double.isInfinite(bound)) {
      schema.put(name, bound);
    }
  }

  private static String nameOf(RecordComponent component) {
    JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
    return property == null || property.value().isEmpty() ? component.getName() : property.value();
  }

  private static boolean isRequired(RecordComponent component) {
    JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
    return property != null && property.required();
  }

  private static ObjectNode typed(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
