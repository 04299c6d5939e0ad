package com.kameleoon.destination.model.mapping;

/// `@liquid`: refused until there is an engine for it.
final class LiquidTerm {
  private LiquidTerm() {}

  static Term of(String template) {
    return (_, _) -> {
      throw new MappingFailure("@liquid cannot be evaluated here: " + template);
    };
  }
}
