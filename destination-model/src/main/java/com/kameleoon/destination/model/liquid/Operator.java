package com.kameleoon.destination.model.liquid;

/// What stands between operands, or before one.
enum Operator {
  EQUAL("==", 2),
  UNEQUAL("!=", 2),
  AT_LEAST(">=", 2),
  AT_MOST("<=", 2),
  GREATER(">", 2),
  LESS("<", 2),
  CONTAINS("contains", 2),
  NOT("not", 1),
  AND("and", 0),
  OR("or", 0);

  private final String written;
  private final int rank;

  Operator(String written, int rank) {
    this.written = written;
    this.rank = rank;
  }

  String written() {
    return written;
  }

  int rank() {
    return rank;
  }
}
