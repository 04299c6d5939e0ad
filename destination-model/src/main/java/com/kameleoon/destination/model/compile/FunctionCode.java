package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.ConfigMapKeyRef;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Fetches the JavaScript that functions keep in ConfigMaps; comes before compiling.
///
/// @param spec with the code of every function that could be found
/// @param issues for every function whose code could not
public record FunctionCode(DestinationSpec spec, List<Issue> issues) {
  public FunctionCode {
    issues = List.copyOf(issues);
  }

  /// @param configMaps the text of one key, empty where there is none
  public static FunctionCode of(
      DestinationSpec spec, Function<ConfigMapKeyRef, Optional<String>> configMaps) {
    List<Issue> issues = new ArrayList<>();
    List<FunctionSpec> functions = new ArrayList<>();
    for (int i = 0; i < spec.functions().size(); i++) {
      String path = "spec.functions[" + i + "].codeConfigMapRef";
      functions.add(resolve(path, spec.functions().get(i), configMaps, issues));
    }
    return new FunctionCode(spec.withFunctions(functions), issues);
  }

  private static FunctionSpec resolve(
      String path,
      FunctionSpec function,
      Function<ConfigMapKeyRef, Optional<String>> configMaps,
      List<Issue> issues) {
    ConfigMapKeyRef ref = function.codeConfigMapRef();
    if (ref == null) {
      return function;
    }
    if (function.code() != null) {
      issues.add(Issue.error(path, "Write either `code` or `codeConfigMapRef`, not both."));
      return function;
    }
    Optional<String> code = configMaps.apply(ref);
    if (code.isEmpty()) {
      issues.add(
          Issue.error(
              path,
              "ConfigMap \"%s\" has no key \"%s\"; create it, or correct the name."
                  .formatted(ref.name(), ref.key())));
    }
    return function.withCode(code.orElse(""));
  }
}
