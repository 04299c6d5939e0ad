package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.model.function.EntryPoint;
import com.kameleoon.destination.model.function.InsertFunction;
import java.util.Optional;
import java.util.Set;
import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;

/// A function that can run, in as many realms as there are threads. Two programs are never equal:
/// each owns its realms.
final class FunctionProgram {
  private final InsertFunction function;
  private final Source source;
  private final Redaction redaction;
  private volatile @Nullable Set<EntryPoint> entryPoints;

  FunctionProgram(InsertFunction function) {
    this.function = function;
    this.source = FunctionEngine.source(function.name(), function.code());
    this.redaction = Redaction.of(function.settings());
  }

  InsertFunction function() {
    return function;
  }

  String name() {
    return function.name();
  }

  Source source() {
    return source;
  }

  Redaction redaction() {
    return redaction;
  }

  /// Empty until a realm has loaded the code.
  Optional<Set<EntryPoint>> entryPoints() {
    return Optional.ofNullable(entryPoints);
  }

  void loaded(Set<EntryPoint> found) {
    entryPoints = Set.copyOf(found);
  }

  /// Whether it is known that no handler takes events of that type.
  boolean ignores(String eventType) {
    Set<EntryPoint> found = entryPoints;
    return found != null
        && !found.contains(EntryPoint.ON_BATCH)
        && EntryPoint.ofEventType(eventType).filter(found::contains).isEmpty();
  }
}
