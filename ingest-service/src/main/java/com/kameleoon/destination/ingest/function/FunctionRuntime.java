package com.kameleoon.destination.ingest.function;

import com.kameleoon.destination.ingest.function.http.AddressRule;
import com.kameleoon.destination.ingest.function.http.Fetcher;
import com.kameleoon.destination.ingest.function.http.HostResolver;
import com.kameleoon.destination.model.function.FunctionChecker;
import com.kameleoon.destination.model.function.InsertFunction;
import com.kameleoon.destination.model.issue.Issue;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/// Runs insert functions. The JavaScript engine is loaded with the first of them.
@Singleton
public final class FunctionRuntime implements FunctionChecker {
  private static final int MOST_THREADS = 16;

  private final FunctionThreads threads;
  private final MeterRegistry registry;

  @Inject
  public FunctionRuntime(MeterRegistry registry) {
    this(registry, new Fetcher(HostResolver.SYSTEM, AddressRule.PUBLIC));
  }

  FunctionRuntime(MeterRegistry registry, Fetcher fetcher) {
    this.threads =
        new FunctionThreads(fetcher, Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    this.registry = registry;
  }

  /// Ready for any number of callers; needs no closing. Its realms end after a minute without
  /// calls.
  public FunctionChain chain(List<InsertFunction> functions) {
    return new FunctionChain(functions.stream().map(this::step).toList());
  }

  private FunctionStep step(InsertFunction function) {
    FunctionMeters meters = new FunctionMeters(registry, function.name());
    return new FunctionStep(new FunctionProgram(function), threads, meters);
  }

  @Override
  public List<Issue> check(String path, InsertFunction function) {
    return new FunctionInspection(threads, path, function).issues();
  }
}
