package com.kameleoon.destination.ingest.erase;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Who is erased.
///
/// @param asked the ids that the request named
/// @param ids all that are known
record Person(Set<String> asked, Set<String> ids) {
  private static final int MOST_IDS = 1500;

  Person {
    asked = Set.copyOf(asked);
    ids = Set.copyOf(ids);
  }

  /// With ids that were found; no more than can be asked about at once.
  Person knownAs(Collection<String> found) {
    Set<String> all = new HashSet<>(ids);
    for (String id : found) {
      if (all.size() < MOST_IDS) {
        all.add(id);
      }
    }
    return new Person(asked, all);
  }
}
