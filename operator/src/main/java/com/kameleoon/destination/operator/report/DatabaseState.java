package com.kameleoon.destination.operator.report;

/// How the database is, as far as the operator can see.
public sealed interface DatabaseState {
  /// It answers.
  record Ready(String sentence) implements DatabaseState {}

  /// It starts, or nobody has reached it yet.
  record Waiting(String sentence) implements DatabaseState {}
}
