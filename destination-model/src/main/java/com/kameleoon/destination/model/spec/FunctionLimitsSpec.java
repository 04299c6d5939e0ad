package com.kameleoon.destination.model.spec;

/// What one call of an insert function may use.
///
/// @param statements JavaScript statements executed; 10,000,000 unless written otherwise
/// @param memory bytes allocated in the course of the call, as `64Mi`; 64Mi unless written
///   otherwise
public record FunctionLimitsSpec(Long statements, String memory) {
  private static final long STATEMENTS = 10_000_000;
  static final FunctionLimitsSpec DEFAULT = new FunctionLimitsSpec(STATEMENTS, "64Mi");

  public FunctionLimitsSpec {
    statements = statements == null ? STATEMENTS : statements;
    memory = memory == null ? "64Mi" : memory;
  }
}
