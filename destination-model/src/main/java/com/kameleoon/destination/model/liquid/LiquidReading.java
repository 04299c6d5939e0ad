package com.kameleoon.destination.model.liquid;

/// What became of reading a template.
public sealed interface LiquidReading {
  record Readable(LiquidTemplate template) implements LiquidReading {}

  /// It breaks the grammar, or uses a tag that Segment switches off; in LiquidJS's words.
  record Broken(String message) implements LiquidReading {}
}
