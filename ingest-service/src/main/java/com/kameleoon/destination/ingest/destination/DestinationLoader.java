package com.kameleoon.destination.ingest.destination;

import com.kameleoon.destination.ingest.function.FunctionRuntime;
import com.kameleoon.destination.model.compile.Compilation;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.compile.DestinationCompiler;
import com.kameleoon.destination.model.compile.FunctionCode;
import com.kameleoon.destination.model.function.InsertFunction;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import com.kameleoon.destination.model.spec.SourceSpec;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From text to something that runs, or to everything that is wrong with it.
@Singleton
final class DestinationLoader {
  private final FunctionRuntime functions;

  DestinationLoader(FunctionRuntime functions) {
    this.functions = functions;
  }

  Loading load(DestinationText text) {
    return switch (ResourceReader.read(text.resource())) {
      case ResourceReading.Refused(List<Issue> issues) -> new Loading.Refused(issues);
      case ResourceReading.Read read -> load(read, text);
    };
  }

  private Loading load(ResourceReading.Read read, DestinationText text) {
    Secrets secrets = new Secrets(text.secrets(), read.secrets());
    FunctionCode code =
        FunctionCode.of(
            read.resource().spec(), new ConfigMaps(text.configMaps(), read.configMaps())::find);
    DestinationSpec spec = code.spec();
    List<Issue> issues = new ArrayList<>(code.issues());
    Optional<ApiKey> apiKey = apiKey(spec, secrets, issues);
    WriteKeys writeKeys = new WriteKeys(writeKeys(spec, secrets, issues));
    return switch (DestinationCompiler.compile(spec)) {
      case Compilation.Refused(List<Issue> compileIssues) -> {
        issues.addAll(compileIssues);
        yield new Loading.Refused(issues);
      }
      case Compilation.Compiled(var unkeyed, var warnings) -> {
        CompiledDestination program = keyed(unkeyed, secrets, issues);
        checkCode(spec, program, issues);
        yield issues.isEmpty()
            ? new Loading.Loaded(
                new RunningDestination(
                    read.resource(),
                    program,
                    functions.chain(program.functions()),
                    apiKey.orElseThrow(),
                    writeKeys),
                warnings)
            : new Loading.Refused(issues);
      }
    };
  }

  /// What only a JavaScript engine can find; code that is not there has an issue already.
  private void checkCode(DestinationSpec spec, CompiledDestination program, List<Issue> issues) {
    for (int i = 0; i < program.functions().size(); i++) {
      InsertFunction function = program.functions().get(i);
      String path = "spec.functions[" + i + "]." + spec.functions().get(i).codeField();
      if (!function.code().isEmpty()) {
        issues.addAll(functions.check(path, function));
      }
    }
  }

  /// With the keys that HASH_PROPERTIES names.
  private static CompiledDestination keyed(
      CompiledDestination program, Secrets secrets, List<Issue> issues) {
    Map<SecretKeyRef, byte[]> keys = new HashMap<>();
    for (SecretKeyRef ref : program.filters().secrets()) {
      secrets
          .find(ref, "spec.filters", issues)
          .ifPresent(key -> keys.put(ref, key.getBytes(StandardCharsets.UTF_8)));
    }
    return program.withFilters(
        program.filters().withKeys(ref -> Optional.ofNullable(keys.get(ref))));
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
