package com.kameleoon.destination.remotedata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.wire.RemoteDataChange;
import com.kameleoon.destination.model.wire.RemoteDataItem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Items of batches, briefly.
final class Items {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Items() {}

  static RemoteDataItem traits(String id, Instant at, String json) {
    return item(at, traits(json), id);
  }

  static RemoteDataItem group(String id, Instant at, String groupId) {
    return item(at, new RemoteDataChange.Group(groupId), id);
  }

  static RemoteDataItem cohort(String id, Instant at, String name, boolean member) {
    return item(at, new RemoteDataChange.Cohort(name, member), id);
  }

  static RemoteDataItem item(Instant at, RemoteDataChange change, String... ids) {
    return named(UUID.randomUUID().toString(), at, change, Arrays.asList(ids));
  }

  static RemoteDataItem named(
      String messageId, Instant at, RemoteDataChange change, List<String> ids) {
    return new RemoteDataItem("delivery-" + messageId, messageId, at, ids, change);
  }

  static RemoteDataChange traits(String json) {
    return new RemoteDataChange.Traits(TestService.read(json, ObjectNode.class));
  }
}
