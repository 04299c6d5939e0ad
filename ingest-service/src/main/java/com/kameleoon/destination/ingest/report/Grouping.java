package com.kameleoon.destination.ingest.report;

/// By what a report groups events.
public enum Grouping {
  TYPE("type"),
  NAME("name"),
  MAPPING("mapping"),
  DOOR("door");

  private final String column;

  Grouping(String column) {
    this.column = column;
  }

  public String column() {
    return column;
  }
}
