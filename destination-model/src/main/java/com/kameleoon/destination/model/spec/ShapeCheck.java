package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.issue.Issue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Compares a JSON tree with the record type that it is to become, and finds every difference:
/// unknown fields, missing fields, wrong types. After it, Jackson's reading cannot fail.
final class ShapeCheck {
  private final List<Issue> issues = new ArrayList<>();

  private ShapeCheck() {}

  static List<Issue> check(JsonNode tree, Class<? extends Record> type) {
    ShapeCheck check = new ShapeCheck();
    check.object("", tree, type);
    return check.issues;
  }

  private void value(String path, JsonNode value, Type type) {
    switch (type) {
      case ParameterizedType map when map.getRawType() == Map.class ->
          map(path, value, map.getActualTypeArguments()[1]);
      case ParameterizedType list -> list(path, value, list.getActualTypeArguments()[0]);
      case Class<?> raw when raw.isRecord() -> object(path, value, raw);
      case Class<?> raw when raw.isEnum() -> choice(path, value, raw);
      case Class<?> raw -> scalar(path, value, raw);
      default -> throw new IllegalStateException("no shape for " + type);
    }
  }

  private void list(String path, JsonNode value, Type item) {
    if (!value.isArray()) {
      refuse(path, "must be a list, but it is " + Written.kindOf(value));
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      value(path + "[" + i + "]", value.get(i), item);
    }
  }

  private void map(String path, JsonNode value, Type item) {
    if (!value.isObject()) {
      refuse(path, "must be an object, but it is " + Written.kindOf(value));
      return;
    }
    value
        .properties()
        .forEach(member -> value(under(path, member.getKey()), member.getValue(), item));
  }

  private void object(String path, JsonNode value, Class<?> type) {
    if (!value.isObject()) {
      refuse(path, "must be an object, but it is " + Written.kindOf(value));
      return;
    }
    for (RecordComponent component : type.getRecordComponents()) {
      member(path, value, component);
    }
    unknownMembers(path, value, type);
  }

  private void member(String path, JsonNode object, RecordComponent component) {
    String place = under(path, nameOf(component));
    JsonNode value = object.path(nameOf(component));
    if (!value.isMissingNode() && !value.isNull()) {
      value(place, value, component.getGenericType());
    } else if (isRequired(component)) {
      refuse(place, "is required; add it");
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

  private void unknownMembers(String path, JsonNode object, Class<?> type) {
    JsonIgnoreProperties ignored = type.getAnnotation(JsonIgnoreProperties.class);
    if (ignored != null && ignored.ignoreUnknown()) {
      return;
    }
    List<String> known = Arrays.stream(type.getRecordComponents()).map(ShapeCheck::nameOf).toList();
    List<String> skipped = ignored == null ? List.of() : List.of(ignored.value());
    object.properties().stream()
        .map(member -> member.getKey())
        .filter(name -> !known.contains(name) && !skipped.contains(name))
        .forEach(name -> refuse(under(path, name), Written.unknownField(name, known)));
  }

  private void choice(String path, JsonNode value, Class<?> type) {
    List<String> names =
        Arrays.stream(type.getFields())
            .filter(java.lang.reflect.Field::isEnumConstant)
            .map(ShapeCheck::writtenName)
            .toList();
    if (!value.isTextual() || !names.contains(value.textValue())) {
      String remedy = names.stream().collect(Collectors.joining(" or "));
      refuse(path, "cannot be " + Written.shown(value) + "; use " + remedy);
    }
  }

  private static String writtenName(java.lang.reflect.Field constant) {
    JsonProperty property = constant.getAnnotation(JsonProperty.class);
    return property == null ? constant.getName() : property.value();
  }

  private void scalar(String path, JsonNode value, Class<?> type) {
    if (type == String.class && !value.isTextual()) {
      refuse(path, "must be a text, but it is " + Written.kindOf(value) + "; put it in quotes");
    } else if (type == ObjectNode.class && !value.isObject()) {
      refuse(path, "must be an object, but it is " + Written.kindOf(value));
    } else if (type == Boolean.class && !value.isBoolean()) {
      refuse(path, "must be true or false, but it is " + Written.kindOf(value));
    } else if (type == Double.class && !value.isNumber()) {
      refuse(path, "must be a number, but it is " + Written.shown(value));
    } else if (type == Integer.class && !value.isInt()) {
      refuse(path, "must be a whole number, but it is " + Written.shown(value));
    } else if (type == Long.class && !value.canConvertToExactIntegral()) {
      refuse(path, "must be a whole number, but it is " + Written.shown(value));
    }
  }

  private void refuse(String path, String sentence) {
    String place = path.isEmpty() ? "resource" : path;
    String name = place.substring(place.lastIndexOf('.') + 1);
    issues.add(Issue.error(place, "`" + name + "` " + sentence + "."));
  }

  private static String under(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
