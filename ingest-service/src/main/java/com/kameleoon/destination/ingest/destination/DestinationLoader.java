package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.model.compile.Compilation;
import com.kameleoon.destination.model.compile.DestinationCompiler;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import com.kameleoon.destination.model.spec.SourceSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From text to something that runs, or to everything that is wrong with it.
final class DestinationLoader {
  private DestinationLoader() {}

  static Loading load(DestinationText text) {
    return switch (ResourceReader.read(text.resource())) {
      case ResourceReading.Refused(List<Issue> issues) -> new Loading.Refused(issues);
      case ResourceReading.Read read -> load(read, new Secrets(text.secrets(), read.secrets()));
    };
  }

  private static Loading load(ResourceReading.Read read, Secrets secrets) {
    DestinationSpec spec = read.resource().spec();
    List<Issue> issues = new ArrayList<>();
    Optional<ApiKey> apiKey = apiKey(spec, secrets, issues);
    Map<String, String> writeKeys = writeKeys(spec, secrets, issues);
    return switch (DestinationCompiler.compile(spec)) {
      case Compilation.Refused(List<Issue> compileIssues) -> {
        issues.addAll(compileIssues);
        yield new Loading.Refused(issues);
      }
      case Compilation.Compiled(var program, var warnings) when issues.isEmpty() ->
          new Loading.Loaded(
              new RunningDestination(
                  read.resource(), program, apiKey.orElseThrow(), new WriteKeys(writeKeys)),
              warnings);
      case Compilation.Compiled _ -> new Loading.Refused(issues);
    };
  }

  private static Optional<ApiKey> apiKey(
      DestinationSpec spec, Secrets secrets, List<Issue> issues) {
    Optional<String> text = secrets.find(spec.apiKeySecretRef(), "spec.apiKeySecretRef", issues);
    Optional<ApiKey> key = text.flatMap(ApiKey::parse);
    if (text.isPresent() && key.isEmpty()) {
      issues.add(
          Issue.error(
              "spec.apiKeySecretRef",
              "The key is not base64 of {\"id\": ..., \"secret\": ...}; Segment refuses it too."));
    }
    return key;
  }

  private static Map<String, String> writeKeys(
      DestinationSpec spec, Secrets secrets, List<Issue> issues) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (int i = 0; i < spec.sources().size(); i++) {
      SourceSpec source = spec.sources().get(i);
      String path = "spec.sources[" + i + "].writeKeySecretRef";
      secrets
          .find(source.writeKeySecretRef(), path, issues)
          .ifPresent(key -> keys.put(source.name(), key));
    }
    return keys;
  }
}
