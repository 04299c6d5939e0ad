package com.kameleoon.destination.kd.trial;

import com.kameleoon.destination.ingest.function.FunctionRuntime;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.function.FunctionChecker;
import com.kameleoon.destination.model.route.EventFunctions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;

/// Ingest's own runtime of insert functions, started when the first function needs it.
public final class FunctionEngine {
  private @Nullable FunctionRuntime runtime;

  public FunctionChecker checker() {
    return runtime();
  }

  EventFunctions functions(CompiledDestination destination) {
    return destination.functions().isEmpty()
        ? EventFunctions.NONE
        : runtime().chain(destination.functions())::apply;
  }

  private FunctionRuntime runtime() {
    FunctionRuntime started = runtime;
    if (started == null) {
      started = new FunctionRuntime(new SimpleMeterRegistry());
      runtime = started;
    }
    return started;
  }
}
