package com.kameleoon.destination.model.fql;

import java.util.Optional;

/// What a trigger may ask about.
enum Subject {
  TYPE("type", "event-type"),
  EVENT("event", "event"),
  NAME("name", "name"),
  USER_ID("userId", "userId"),
  PROPERTIES("properties", "event-property"),
  TRAITS("traits", "event-trait"),
  CONTEXT("context", "event-context");

  private final String field;
  private final String condition;

  Subject(String field, String condition) {
    this.field = field;
    this.condition = condition;
  }

  /// The member of the event.
  String field() {
    return field;
  }

  /// Segment's name of the condition, in its own tree.
  String condition() {
    return condition;
  }

  /// Whether it is an object whose members are asked about.
  boolean isObject() {
    return ordinal() >= PROPERTIES.ordinal();
  }

  /// By the first part of a path.
  static Optional<Subject> ofPath(String path) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    for (Subject subject : values()) {
      if (subject.field.equals(first)) {
        return Optional.of(subject);
      }
    }
    return Optional.empty();
  }

  /// By the first argument of a function: `type` is none, and the names of objects need no dot
  /// after them (`propertiesX`).
  static Optional<Subject> ofArgument(String path) {
    for (Subject subject : values()) {
      boolean same =
          subject.isObject() ? path.startsWith(subject.field) : path.equals(subject.field);
      if (same && subject != TYPE) {
        return Optional.of(subject);
      }
    }
    return Optional.empty();
  }

  /// What is left of a path of this subject: `properties.a.b` is `a.b`, and `properties` stays.
  String nameIn(String path) {
    return path.startsWith(field + ".") ? path.substring(field.length() + 1) : path;
  }
}
