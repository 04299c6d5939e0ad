package com.kameleoon.destination.kd.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// What can be said about Secrets that stand in the files; no sentence shows a value.
final class SecretRules {
  private final Companions companions;
  private final List<Issue> issues = new ArrayList<>();

  private SecretRules(Companions companions) {
    this.companions = companions;
  }

  static List<Issue> check(DestinationSpec spec, Companions companions) {
    SecretRules rules = new SecretRules(companions);
    rules.apiKey(spec.apiKeySecretRef());
    for (int i = 0; i < spec.sources().size(); i++) {
      rules.present(
          "spec.sources[" + i + "].writeKeySecretRef", spec.sources().get(i).writeKeySecretRef());
    }
    return rules.issues;
  }

  private void apiKey(SecretKeyRef ref) {
    present("spec.apiKeySecretRef", ref);
    if (companions.value(ref).filter(key -> !isApiKey(key)).isPresent()) {
      issues.add(
          Issue.error(
              "spec.apiKeySecretRef",
              "The key is not base64 of {\"id\": ..., \"secret\": ...}; Segment refuses it too."));
    }
  }

  private void present(String path, SecretKeyRef ref) {
    if (companions.hasSecret(ref) && companions.value(ref).isEmpty()) {
      issues.add(
          Issue.error(
              path,
              "Secret \"%s\" has no value for key \"%s\"; create it, or correct the name."
                  .formatted(ref.name(), ref.key())));
    }
  }

  private static boolean isApiKey(String key) {
    try {
      JsonNode credentials = new JsonMapper().readTree(Base64.getDecoder().decode(key));
      return credentials.path("id").isTextual() && credentials.path("secret").isTextual();
    } catch (IllegalArgumentException | IOException noKey) {
      return false;
    }
  }
}
