package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.filter.FilterProgram;
import com.kameleoon.destination.model.function.InsertFunction;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import com.kameleoon.destination.model.spec.SourceSpec;
import com.kameleoon.destination.model.wire.GoalSettings;
import com.kameleoon.destination.model.wire.RemoteDataSettings;
import java.time.Duration;
import java.util.List;

/// A destination that can run: immutable, for any number of threads.
///
/// @param apiKey the Secret with the key that Segment's Kameleoon destination shows
/// @param filters run before everything else; needs its Secrets before it runs
/// @param mappings the enabled ones, in the order of the resource; Segment's presets and screen
///   where the resource has none
/// @param functions in the order of the resource
/// @param dedupeWindow how long a messageId is remembered
/// @param goalSettings what goal-service runs by
/// @param remoteDataSettings what remotedata-service runs by
public record CompiledDestination(
    String sitecode,
    SecretKeyRef apiKey,
    List<SourceSpec> sources,
    FilterProgram filters,
    List<CompiledMapping> mappings,
    List<InsertFunction> functions,
    Duration dedupeWindow,
    DeliverySettings delivery,
    GoalSettings goalSettings,
    RemoteDataSettings remoteDataSettings) {
  public CompiledDestination {
    sources = List.copyOf(sources);
    mappings = List.copyOf(mappings);
    functions = List.copyOf(functions);
  }

  /// The same with other filters: those that have their keys.
  public CompiledDestination withFilters(FilterProgram keyed) {
    return new CompiledDestination(
        sitecode,
        apiKey,
        sources,
        keyed,
        mappings,
        functions,
        dedupeWindow,
        delivery,
        goalSettings,
        remoteDataSettings);
  }
}
