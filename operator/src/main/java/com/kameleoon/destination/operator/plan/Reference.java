package com.kameleoon.destination.operator.plan;

import com.kameleoon.destination.model.issue.Issue;
import java.util.Optional;

/// A Secret or ConfigMap that a resource names.
///
/// @param path where it is named
/// @param key empty where all of it is meant
public record Reference(String path, Kind kind, String name, Optional<String> key) {
  /// What is named.
  public enum Kind {
    SECRET("Secret"),
    CONFIG_MAP("ConfigMap");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  Issue missing() {
    return Issue.error(path, "%s \"%s\" does not exist; create it.".formatted(kind.word, name));
  }

  Issue withoutKey(String missing) {
    return Issue.error(
        path,
        "%s \"%s\" has no value for key \"%s\"; add it, or correct the name."
            .formatted(kind.word, name, missing));
  }
}
