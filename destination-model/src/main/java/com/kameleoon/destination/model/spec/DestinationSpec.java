package com.kameleoon.destination.model.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.kameleoon.destination.model.wire.DestinationMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One destination as its owner writes it; absent lists are empty, absent sections have defaults.
public record DestinationSpec(
    @Described(
            value = "The Kameleoon project: its sitecode, 10 characters.",
            minLength = 10,
            maxLength = 10)
        @JsonProperty(required = true)
        String sitecode,
    @Described(
            "Secret with the API key that callers of /segmentio show and whose credentials open the"
                + " Kameleoon account.")
        @JsonProperty(required = true)
        SecretKeyRef apiKeySecretRef,
    @Described(value = "Who may send to /v1, each with a write key.", key = "name")
        List<SourceSpec> sources,
    @Described(
            value = "Which events are dropped, sampled or thinned, before everything else.",
            key = "name")
        List<FilterSpec> filters,
    @Described(
            value =
                "Which events become which action's payload; without any, Segment's own presets and"
                    + " screen calls apply.",
            maxItems = 100,
            key = "name")
        List<MappingSpec> mappings,
    @Described(
            value =
                "Segment's insert functions: JavaScript that runs in this order, after the triggers"
                    + " and before the mappings.",
            maxItems = 10,
            key = "name")
        List<FunctionSpec> functions,
    @Described(
            "How triggers, filters and mappings are read: strict refuses what Segment silently"
                + " misreads, compat reads as Segment does. strict unless written otherwise.")
        Dialect dialect,
    @Described("How long a messageId is remembered.") DedupeSpec dedupe,
    @Described("How events become goals and conversions.") GoalsSpec goals,
    @Described("What is kept for Kameleoon's SDKs to read.") RemoteDataSpec remoteData,
    @Described("Custom data that is created or adopted in the account; none unless written.")
        CustomDataSpec customData,
    @Described("What is learned about which ids belong together.") IdentitySpec identity,
    @Described("How long delivery is tried, and how long its log is kept.") DeliverySpec delivery,
    @Described(value = "When somebody is told that something is wrong.", key = "name")
        List<AlertSpec> alerts,
    @Described("Which account goals, conversions and mirrored remote data go to.")
        AccountSpec account,
    @Described(
            "Live, or Shadow, which runs everything and changes nothing in the account. Live unless"
                + " written otherwise.")
        DestinationMode mode,
    @Described("The PostgreSQL database; an embedded one unless written otherwise.")
        DatabaseSpec database,
    @Described("How the three services run.") ComponentsSpec components,
    @Described("How the doors are reached from outside the cluster; not at all unless written.")
        ExposureSpec exposure,
    @Described("What Prometheus Operator is told, where it is installed.")
        MonitoringSpec monitoring,
    @Described("The pages on which a person sees what became of events; none unless written.")
        @Nullable ConsoleSpec console,
    @Described(
            value =
                "Sample events and what is to become of them; a change with a failing test is not"
                    + " rolled out.",
            maxItems = 200,
            key = "name")
        List<TestSpec> tests,
    @Described(
            "Whether the operator leaves everything as it is; the services run on. false unless"
                + " written otherwise.")
        Boolean suspend,
    @Described(
            "What becomes of the embedded database when the resource is deleted; Retain unless"
                + " written otherwise. An external database is never touched.")
        DeletionPolicy deletionPolicy) {
  public DestinationSpec {
    sources = copy(sources);
    filters = copy(filters);
    mappings = copy(mappings);
    functions = copy(functions);
    dialect = dialect == null ? Dialect.STRICT : dialect;
    dedupe = dedupe == null ? DedupeSpec.DEFAULT : dedupe;
    goals = goals == null ? GoalsSpec.DEFAULT : goals;
    remoteData = remoteData == null ? RemoteDataSpec.DEFAULT : remoteData;
    customData = customData == null ? CustomDataSpec.NONE : customData;
    identity = identity == null ? IdentitySpec.DEFAULT : identity;
    delivery = delivery == null ? DeliverySpec.DEFAULT : delivery;
    alerts = copy(alerts);
    account = account == null ? AccountSpec.DEFAULT : account;
    mode = mode == null ? DestinationMode.Live : mode;
    database = database == null ? DatabaseSpec.EMBEDDED : database;
    components = components == null ? ComponentsSpec.DEFAULT : components;
    exposure = exposure == null ? ExposureSpec.NONE : exposure;
    monitoring = monitoring == null ? MonitoringSpec.NONE : monitoring;
    tests = copy(tests);
    suspend = suspend != null && suspend;
    deletionPolicy = deletionPolicy == null ? DeletionPolicy.Retain : deletionPolicy;
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
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
        customData,
        identity,
        delivery,
        alerts,
        account,
        mode,
        database,
        components,
        exposure,
        monitoring,
        console,
        tests,
        suspend,
        deletionPolicy);
  }
}
