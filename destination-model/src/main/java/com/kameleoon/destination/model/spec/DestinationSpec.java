package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// One destination as its owner writes it; absent lists are empty, absent sections have defaults.
///
/// @param sitecode the Kameleoon project, 10 characters
/// @param filters run before everything else
/// @param mappings none written means Segment's presets plus screen
/// @param functions run in this order, after the triggers and before the mappings
public record DestinationSpec(
    @JsonProperty(required = true) String sitecode,
    @JsonProperty(required = true) SecretKeyRef apiKeySecretRef,
    List<SourceSpec> sources,
    List<FilterSpec> filters,
    List<MappingSpec> mappings,
    List<FunctionSpec> functions,
    Dialect dialect,
    DedupeSpec dedupe,
    GoalsSpec goals,
    RemoteDataSpec remoteData,
    DeliverySpec delivery) {
  public DestinationSpec {
    sources = sources == null ? List.of() : List.copyOf(sources);
    filters = filters == null ? List.of() : List.copyOf(filters);
    mappings = mappings == null ? List.of() : List.copyOf(mappings);
    functions = functions == null ? List.of() : List.copyOf(functions);
    dialect = dialect == null ? Dialect.STRICT : dialect;
    dedupe = dedupe == null ? DedupeSpec.DEFAULT : dedupe;
    goals = goals == null ? GoalsSpec.DEFAULT : goals;
    remoteData = remoteData == null ? RemoteDataSpec.DEFAULT : remoteData;
    delivery = delivery == null ? DeliverySpec.DEFAULT : delivery;
  }

  /// The same destination with other functions.
  public DestinationSpec withFunctions(List<FunctionSpec> others) {
    return new DestinationSpec(
        sitecode,
        apiKeySecretRef,
        sources,
        filters,
        mappings,
        others,
        dialect,
        dedupe,
        goals,
        remoteData,
        delivery);
  }
}
