package com.kameleoon.destination.kd.source;

/// A place in a file, both from 1; columns count characters.
public record Position(int line, int column) {
  /// Where nothing better is known.
  public static final Position START = new Position(1, 1);

  Position plusColumns(int columns) {
    return new Position(line, column + columns);
  }
}
