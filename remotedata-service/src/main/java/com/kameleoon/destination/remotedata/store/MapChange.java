package com.kameleoon.destination.remotedata.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one transaction does.
///
/// @param writes at most one per field
/// @param deletedKeys keys that are deleted as a whole
/// @param clearedParts keys of which one part is removed as a whole
/// @param stamp of the deletions; writes have their own
public record MapChange(
    List<FieldWrite> writes,
    Set<String> deletedKeys,
    Map<Part, Set<String>> clearedParts,
    Stamp stamp) {
  private static final Stamp NO_STAMP = new Stamp(Long.MIN_VALUE, "");

  public MapChange {
    writes = winners(writes);
    deletedKeys = Set.copyOf(deletedKeys);
    clearedParts = Map.copyOf(clearedParts);
  }

  /// Writes only.
  public static MapChange ofWrites(List<FieldWrite> writes) {
    return new MapChange(writes, Set.of(), Map.of(), NO_STAMP);
  }

  /// Every key that the transaction may change.
  public Set<String> keys() {
    Set<String> keys = new HashSet<>(deletedKeys);
    clearedParts.values().forEach(keys::addAll);
    writes.forEach(write -> keys.add(write.key()));
    return keys;
  }

  private static List<FieldWrite> winners(Collection<FieldWrite> writes) {
    Map<FieldAddress, FieldWrite> best = new LinkedHashMap<>();
    for (FieldWrite write : writes) {
      best.merge(write.address(), write, (a, b) -> b.beats(a) ? b : a);
    }
    return List.copyOf(best.values());
  }
}
