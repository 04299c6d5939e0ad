package com.kameleoon.destination.model.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.kameleoon.destination.model.spec.Described;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a destination is, as the operator saw it last; written only when something changed.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DestinationStatus(
    @Described("Generation of the resource that all of this is about.")
        @Nullable Long observedGeneration,
    @Described(
            value = "Name of the configuration that the services were last given.",
            maxLength = 64)
        @Nullable String revision,
    @Described(value = "What holds and what does not.", maxItems = 32, key = "type")
        List<Condition> conditions,
    @Described("Where the services are reached.") @Nullable Endpoints endpoints,
    @Described(value = "The services and their replicas.", maxItems = 8, key = "name")
        List<ComponentStatus> components,
    @Described("What became of the events of the last 24 hours.") @Nullable Last24Hours last24Hours,
    @Described(value = "The resource's alerts, and where they stand.", key = "name")
        List<AlertStatus> alerts,
    @Described(value = "Version of the operator that wrote this.", maxLength = 64)
        @Nullable String operatorVersion) {
  public DestinationStatus {
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
    components = components == null ? List.of() : List.copyOf(components);
    alerts = alerts == null ? List.of() : List.copyOf(alerts);
  }

  /// Where the services are reached; `external` only where the resource exposes them.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Endpoints(
      @Described(value = "Doors for events, inside the cluster.", maxLength = 500) String ingest,
      @Described(value = "Goals and conversions, inside the cluster.", maxLength = 500) String goal,
      @Described(value = "Map API for SDKs, inside the cluster.", maxLength = 500)
          String remoteData,
      @Described(value = "Doors and map API from outside.", maxLength = 500)
          @Nullable String external) {}

  /// One service and its replicas.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ComponentStatus(
      @Described(value = "ingest, goal or remoteData.", maxLength = 40)
          @JsonProperty(required = true)
          String name,
      @Described(value = "Image that runs.", maxLength = 500) String image,
      @Described("Replicas wanted.") int replicas,
      @Described("Replicas ready.") int ready,
      @Described("Replicas that run the configuration of `revision`.") int updated) {}

  /// One alert, and where it stands.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AlertStatus(
      @Described(value = "Name of the alert.", maxLength = 120) @JsonProperty(required = true)
          String name,
      @Described(value = "Firing or Quiet.", pattern = "Firing|Quiet")
          @JsonProperty(required = true)
          String state,
      @Described(value = "What it looks at, and when it fires.", maxLength = 500) String about,
      @Described(value = "Since when, as RFC 3339.", maxLength = 40) @Nullable String since) {
    public static final String FIRING = "Firing";
    public static final String QUIET = "Quiet";

    @JsonIgnore
    public boolean isFiring() {
      return state.equals(FIRING);
    }
  }

  /// What became of events; figures that moved by less than a hundredth are not written again.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Last24Hours(
      @Described("Events received.") long events,
      @Described("Deliveries that took effect.") long delivered,
      @Described("Deliveries that were filtered.") long filtered,
      @Described("Deliveries that were discarded.") long discarded,
      @Described("Deliveries that are underway now.") long pending,
      @Described(
              value = "Delivered among those that ended and were not filtered, such as 99.8%.",
              maxLength = 20)
          @Nullable String deliveredShare) {}
}
