package com.kameleoon.destination.ingest.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// An event at the door, after it was looked at.
sealed interface Candidate {
  /// Has the shape of an event; the tree is the intake's to complete.
  record Sound(ObjectNode tree) implements Candidate {}

  record Broken(Refusal refusal) implements Candidate {}

  static Candidate of(ObjectNode tree, Optional<Refusal> problem) {
    return problem.<Candidate>map(Broken::new).orElseGet(() -> new Sound(tree));
  }
}
