package com.kameleoon.destination.model.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/// Compiles a mapping: JSON to directives to a program.
public final class MappingCompiler {
  private MappingCompiler() {}

  /// Compiles, or says everything that is wrong. The paths of issues start at the mapping's root.
  public static MappingCompilation compile(JsonNode mapping) {
    DirectiveReader reader = new DirectiveReader();
    Directive root = reader.read("", mapping);
    return reader.issues().isEmpty()
        ? new MappingCompilation.Compiled(new MappingProgram(TermCompiler.compile(root)))
        : new MappingCompilation.Refused(reader.issues());
  }
}
