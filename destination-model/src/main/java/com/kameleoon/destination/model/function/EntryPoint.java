package com.kameleoon.destination.model.function;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The handlers that an insert function may define, by Segment's names.
public enum EntryPoint {
  ON_TRACK("onTrack", "track"),
  ON_IDENTIFY("onIdentify", "identify"),
  ON_PAGE("onPage", "page"),
  ON_SCREEN("onScreen", "screen"),
  ON_GROUP("onGroup", "group"),
  ON_ALIAS("onAlias", "alias"),
  ON_DELETE("onDelete", "delete"),
  /// Takes a list of events of any type.
  ON_BATCH("onBatch", "batch");

  private final String functionName;
  private final String eventType;

  EntryPoint(String functionName, String eventType) {
    this.functionName = functionName;
    this.eventType = eventType;
  }

  /// The name of the JavaScript function.
  public String functionName() {
    return functionName;
  }

  /// The handler for events of that type, as Segment writes the type; never `onBatch`.
  public static Optional<EntryPoint> ofEventType(String eventType) {
    return Arrays.stream(values())
        .filter(point -> point != ON_BATCH && point.eventType.equals(eventType))
        .findFirst();
  }

  public static Optional<EntryPoint> ofFunctionName(String functionName) {
    return Arrays.stream(values())
        .filter(point -> point.functionName.equals(functionName))
        .findFirst();
  }

  public static List<String> functionNames() {
    return Arrays.stream(values()).map(EntryPoint::functionName).toList();
  }
}
