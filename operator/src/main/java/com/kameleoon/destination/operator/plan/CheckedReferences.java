package com.kameleoon.destination.operator.plan;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.DestinationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Secrets and ConfigMaps that a spec names, and what is missing of them.
record CheckedReferences(
    List<String> secrets, List<String> configMaps, List<Issue> missing, boolean missingConfigMap) {

  static CheckedReferences of(DestinationSpec spec, Contents contents) {
    List<Reference> references = References.of(spec);
    List<Issue> missing = new ArrayList<>();
    boolean configMap = false;
    for (Reference reference : references) {
      Optional<Issue> issue = check(reference, contents);
      issue.ifPresent(missing::add);
      configMap |= issue.isPresent() && reference.kind() == Reference.Kind.CONFIG_MAP;
    }
    checkApiKey(spec, contents).ifPresent(missing::add);
    checkDatabase(spec, contents).ifPresent(missing::add);
    return new CheckedReferences(
        References.names(references, Reference.Kind.SECRET),
        References.names(references, Reference.Kind.CONFIG_MAP),
        missing,
        configMap);
  }

  private static Optional<Issue> check(Reference reference, Contents contents) {
    Optional<Map<String, String>> values =
        switch (reference.kind()) {
          case SECRET -> contents.secret(reference.name());
          case CONFIG_MAP -> contents.configMap(reference.name());
        };
    if (values.isEmpty()) {
      return Optional.of(reference.missing());
    }
    return reference
        .key()
        .filter(key -> values.get().getOrDefault(key, "").isBlank())
        .map(reference::withoutKey);
  }

  private static Optional<Issue> checkApiKey(DestinationSpec spec, Contents contents) {
    return contents
        .secret(spec.apiKeySecretRef().name())
        .map(values -> values.getOrDefault(spec.apiKeySecretRef().key(), "").strip())
        .filter(key -> !key.isEmpty() && !ApiKeyCheck.isApiKey(key))
        .map(_ ->
            Issue.error(
                "spec.apiKeySecretRef",
                "The key is not base64 of {\"id\": ..., \"secret\": ...}; Segment refuses it too."));
  }

  private static Optional<Issue> checkDatabase(DestinationSpec spec, Contents contents) {
    return spec.database().secretRef() == null
        ? Optional.empty()
        : DatabaseKeys.check(spec.database().secretRef().name(), contents);
  }

  /// One word for the first thing that is missing.
  String reason() {
    return missing.getFirst().path().startsWith("spec.functions")
        ? "ConfigMapNotFound"
        : "SecretNotFound";
  }
}
