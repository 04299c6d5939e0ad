package com.kameleoon.destination.model.spec;

/// What one call of an insert function may use.
public record FunctionLimitsSpec(
    @Described(
            value = "JavaScript statements executed; 10000000 unless written otherwise.",
            minimum = 1)
        Long statements,
    @Described(
            value =
                "Memory allocated in the course of the call, 1Mi to 1Gi; 64Mi unless written"
                    + " otherwise.",
            maxLength = 20,
            pattern = "\\d{1,12}(Ki|Mi|Gi)?")
        String memory) {
  private static final long STATEMENTS = 10_000_000;
  static final FunctionLimitsSpec DEFAULT = new FunctionLimitsSpec(STATEMENTS, "64Mi");

  public FunctionLimitsSpec {
    statements = statements == null ? STATEMENTS : statements;
    memory = memory == null ? "64Mi" : memory;
  }
}
