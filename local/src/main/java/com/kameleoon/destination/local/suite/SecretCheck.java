package com.kameleoon.destination.local.suite;

import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.SecretDocument;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether every Secret that a destination names stands in the same file.
final class SecretCheck {
  private SecretCheck() {}

  static List<Issue> issues(CompiledDestination destination, List<SecretDocument> secrets) {
    List<Issue> issues = new ArrayList<>();
    check("spec.apiKeySecretRef", destination.apiKey(), secrets).ifPresent(issues::add);
    for (int i = 0; i < destination.sources().size(); i++) {
      String path = "spec.sources[" + i + "].writeKeySecretRef";
      check(path, destination.sources().get(i).writeKeySecretRef(), secrets).ifPresent(issues::add);
    }
    return issues;
  }

  private static Optional<Issue> check(
      String path, SecretKeyRef reference, List<SecretDocument> secrets) {
    if (find(secrets, reference).isPresent()) {
      return Optional.empty();
    }
    String sentence =
        "no Secret `%s` with the key `%s` stands in this file; add it."
            .formatted(reference.name(), reference.key());
    return Optional.of(Issue.error(path, sentence));
  }

  static Optional<String> find(List<SecretDocument> secrets, SecretKeyRef reference) {
    return secrets.stream()
        .filter(secret -> secret.name().equals(reference.name()))
        .flatMap(secret -> Optional.ofNullable(secret.values().get(reference.key())).stream())
        .findFirst();
  }
}
