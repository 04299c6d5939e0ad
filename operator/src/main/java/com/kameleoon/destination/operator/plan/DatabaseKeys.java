package com.kameleoon.destination.operator.plan;

import com.kameleoon.destination.model.issue.Issue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether a Secret says how to reach a database, in CloudNativePG's form.
final class DatabaseKeys {
  private static final String PATH = "spec.database.secretRef";

  private DatabaseKeys() {}

  static Optional<Issue> check(String name, Contents contents) {
    Optional<Map<String, String>> secret = contents.secret(name);
    return secret.isEmpty()
        ? Optional.of(Issue.error(PATH, "Secret \"%s\" does not exist; create it.".formatted(name)))
        : incomplete(name, secret.get().keySet());
  }

  private static Optional<Issue> incomplete(String name, Set<String> keys) {
    boolean place = keys.contains("host") || keys.contains("jdbc-uri");
    boolean user = keys.contains("username") || keys.contains("user");
    if (place && user && keys.contains("password")) {
      return Optional.empty();
    }
    return Optional.of(
        Issue.error(
            PATH,
            ("Secret \"%s\" needs the keys host (or jdbc-uri), port, dbname, username (or user) and"
                    + " password; it has %s.")
                .formatted(name, keys.isEmpty() ? "none" : String.join(", ", keys))));
  }
}
