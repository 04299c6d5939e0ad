package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.kameleoon.destination.model.issue.Issue;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds every field that is larger than [Described] allows, as an API server would.
public final class BoundCheck {
  private final List<Issue> issues = new ArrayList<>();

  private BoundCheck() {}

  /// @param path where the record stands in the resource: `spec`
  public static List<Issue> check(String path, Record section) {
    BoundCheck check = new BoundCheck();
    check.section(path, section);
    return check.issues;
  }

  private void section(String path, Record section) {
    for (RecordComponent component : section.getClass().getRecordComponents()) {
      Described bounds = component.getAnnotation(Described.class);
      Object value = read(component, section);
      if (bounds != null && value != null) {
        value(path + "." + nameOf(component), value, bounds);
      }
    }
  }

  private static @Nullable Object read(RecordComponent component, Record section) {
    try {
      return component.getAccessor().invoke(section);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String nameOf(RecordComponent component) {
    JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
    return property == null || property.value().isEmpty() ? component.getName() : property.value();
  }

  private void value(String path, Object value, Described bounds) {
    switch (value) {
      case Record section -> section(path, section);
      case List<?> list -> list(path, list, bounds);
      case Map<?, ?> map -> map(path, map, bounds);
      case String text -> text(path, text, bounds);
      case Number number -> number(path, number.doubleValue(), bounds);
      default -> {}
    }
  }

  private void list(String path, List<?> list, Described bounds) {
    if (list.size() > bounds.maxItems()) {
      refuse(path, "has %d items; use at most %d".formatted(list.size(), bounds.maxItems()));
    }
    for (int i = 0; i < list.size(); i++) {
      value(path + "[" + i + "]", list.get(i), bounds);
    }
  }

  private void map(String path, Map<?, ?> map, Described bounds) {
    if (map.size() > bounds.maxProperties()) {
      refuse(path, "has %d members; use at most %d".formatted(map.size(), bounds.maxProperties()));
    }
    map.forEach((key, value) -> value(path + "." + key, value, bounds));
  }

  private void text(String path, String text, Described bounds) {
    int length = text.codePointCount(0, text.length());
    if (length > bounds.maxLength()) {
      refuse(path, "has %d characters; use at most %d".formatted(length, bounds.maxLength()));
    } else if (length < bounds.minLength()) {
      refuse(path, "has %d characters; use at least %d".formatted(length, bounds.minLength()));
    } else if (!bounds.pattern().isEmpty() && !Pattern.matches(bounds.pattern(), text)) {
      refuse(path, "cannot be `%s`; it must match %s".formatted(text, bounds.pattern()));
    }
  }

  private void number(String path, double number, Described bounds) {
    if (number < bounds.minimum() || number > bounds.maximum()) {
      refuse(path, "is %s; use %s".formatted(shown(number), range(bounds)));
    }
  }

  private static String range(Described bounds) {
    if (bounds.maximum() == Double.POSITIVE_INFINITY) {
      return "at least " + shown(bounds.minimum());
    }
    return shown(bounds.minimum()) + " to " + shown(bounds.maximum());
  }

  private static String shown(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private void refuse(String path, String sentence) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    issues.add(Issue.error(path, "`" + name + "` " + sentence + "."));
  }
}
