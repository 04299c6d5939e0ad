package com.kameleoon.destination.operator.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;

/// Where a person reads what happened to a resource: `kubectl describe`.
public interface EventSink {
  /// Whether somebody has to do something.
  enum Severity {
    NORMAL("Normal"),
    WARNING("Warning");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// Says it once; saying it again within an hour does nothing.
  void publish(HasMetadata about, Severity severity, String reason, String message);
}
