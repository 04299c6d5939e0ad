package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.SecretDocument;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values of Secrets: mounted ones first, then those that stand beside the resource.
record Secrets(Map<SecretKeyRef, String> mounted, List<SecretDocument> documents) {

  /// Adds an issue where there is no value.
  Optional<String> find(SecretKeyRef ref, String path, List<Issue> issues) {
    Optional<String> value =
        Optional.ofNullable(mounted.get(ref))
            .or(() -> inDocuments(ref))
            .filter(it -> !it.isEmpty());
    if (value.isEmpty()) {
      issues.add(
          Issue.error(
              path,
              "Secret \"%s\" has no value for key \"%s\"; create it, or correct the name."
                  .formatted(ref.name(), ref.key())));
    }
    return value;
  }

  private Optional<String> inDocuments(SecretKeyRef ref) {
    return documents.stream()
        .filter(document -> document.name().equals(ref.name()))
        .map(document -> document.values().get(ref.key()))
        .filter(java.util.Objects::nonNull)
        .map(String::stripTrailing)
        .findFirst();
  }

  /// Names no value.
  @Override
  public String toString() {
    return "Secrets" + mounted.keySet();
  }
}
