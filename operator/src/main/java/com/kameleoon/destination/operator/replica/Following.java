package com.kameleoon.destination.operator.replica;

import java.util.Set;

/// What the replicas of a destination are expected to run.
///
/// @param revisions any of which means the current configuration
/// @param contents digest of everything that is mounted; a new one makes the kubelet look
/// @param consoleToken opens the report of the last 24 hours
public record Following(
    String namespace,
    String destination,
    Set<String> revisions,
    String contents,
    String consoleToken) {
  public Following {
    revisions = Set.copyOf(revisions);
  }

  boolean isConfirmedBy(Answer answer) {
    return switch (answer) {
      case Answer.Runs(String revision, var _) -> revisions.contains(revision);
      case Answer.Unaware _ -> true;
      case Answer.Silent _ -> false;
    };
  }

  /// Names no token.
  @Override
  public String toString() {
    return "Following[" + namespace + "/" + destination + "]";
  }
}
