package com.kameleoon.destination.model.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What an event changes in an id's remote data.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RemoteDataChange.Traits.class, name = "traits"),
  @JsonSubTypes.Type(value = RemoteDataChange.Group.class, name = "group"),
  @JsonSubTypes.Type(value = RemoteDataChange.Cohort.class, name = "cohort")
})
public sealed interface RemoteDataChange {
  /// Sets these traits of `IDENTIFY_<id>`; a JSON null removes the trait.
  record Traits(ObjectNode traits) implements RemoteDataChange {}

  /// Sets `groupId` of `IDENTIFY_<id>`.
  record Group(String groupId) implements RemoteDataChange {}

  /// Sets `COHORTS_<id>.<name>` and lists the name in `common`.
  record Cohort(String name, boolean member) implements RemoteDataChange {}
}
