package com.kameleoon.destination.ingest.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Events that are written together.
///
/// @param events as they came, possibly with the same key twice
/// @param firsts the first one of each key, in the order of their keys
record EventGroup(List<KeyedEvent> events, List<KeyedEvent> firsts) {
  static EventGroup of(List<KeyedEvent> events) {
    Map<UUID, KeyedEvent> firsts = HashMap.newHashMap(events.size());
    events.forEach(event -> firsts.putIfAbsent(event.key(), event));
    // One order for every writer: two groups with the same two ids never wait for each other.
    return new EventGroup(
        events, firsts.values().stream().sorted(Comparator.comparing(KeyedEvent::key)).toList());
  }

  boolean isDistinct() {
    return firsts.size() == events.size();
  }

  /// Those that are stored when these keys are new.
  List<KeyedEvent> stored(Set<UUID> fresh) {
    return fresh.size() == firsts.size()
        ? firsts
        : firsts.stream().filter(event -> fresh.contains(event.key())).toList();
  }

  /// Those that are not stored when these keys are new, in the order in which they came.
  List<KeyedEvent> copies(Set<UUID> fresh) {
    if (fresh.size() == events.size()) {
      return List.of();
    }
    Set<KeyedEvent> stored = identities(fresh);
    return events.stream().filter(event -> !stored.contains(event)).toList();
  }

  /// One for each event, in the order in which they came.
  List<Receipt> receipts(Set<UUID> fresh) {
    Set<KeyedEvent> stored = identities(fresh);
    List<Receipt> receipts = new ArrayList<>(events.size());
    for (KeyedEvent event : events) {
      receipts.add(stored.contains(event) ? Receipt.STORED : Receipt.DUPLICATE);
    }
    return receipts;
  }

  /// The receipts of a group whose events are all new.
  List<Receipt> allStored() {
    return Collections.nCopies(events.size(), Receipt.STORED);
  }

  private Set<KeyedEvent> identities(Set<UUID> fresh) {
    Set<KeyedEvent> stored = Collections.newSetFromMap(new IdentityHashMap<>());
    stored.addAll(stored(fresh));
    return stored;
  }
}
