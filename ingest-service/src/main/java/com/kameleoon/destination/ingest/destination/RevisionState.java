package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.model.issue.Issue;
import java.time.Instant;
import java.util.List;

/// Which configuration this replica runs.
///
/// @param revision as the operator named it, else the first 12 hexadecimal digits of the SHA-256 of
///   the resource's file
/// @param appliedAt when it began to run, or when its Secrets last changed
/// @param issues what a newer one is refused for; empty when the newest runs
public record RevisionState(String revision, Instant appliedAt, List<String> issues) {
  public RevisionState {
    issues = List.copyOf(issues);
  }

  RevisionState refusing(List<Issue> found) {
    return new RevisionState(revision, appliedAt, found.stream().map(Issue::toString).toList());
  }

  static RevisionState of(RunningDestination destination, DestinationText text, Instant now) {
    String revision =
        destination
            .resource()
            .metadata()
            .revision()
            .orElseGet(() -> Digest.of(text.resource()).shown());
    return new RevisionState(revision, now, List.of());
  }
}
