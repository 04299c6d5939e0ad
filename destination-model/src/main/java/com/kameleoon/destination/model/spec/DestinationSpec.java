package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.kameleoon.destination.model.wire.DestinationMode;
import java.util.List;

/// One destination as its owner writes it; absent lists are empty, absent sections have defaults.
///
/// @param sitecode the Kameleoon project, 10 characters
/// @param filters run before everything else
/// @param mappings none written means Segment's presets plus screen
/// @param functions run in this order, after the triggers and before the mappings
/// @param mode Live unless written otherwise; Shadow changes nothing in the account
/// @param tests sample events and what must become of them
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
    DeliverySpec delivery,
    DestinationMode mode,
    List<TestSpec> tests) {
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
    mode = mode == null ? DestinationMode.Live : mode;
    tests = tests == null ? List.of() : List.copyOf(tests);
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
        delivery,
        mode,
        tests);
  }
}
