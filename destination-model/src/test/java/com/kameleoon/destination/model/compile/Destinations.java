package com.kameleoon.destination.model.compile;

import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import java.util.List;

/// Destinations as a user writes them, for tests.
final class Destinations {
  private static final String HEAD =
      """
      apiVersion: integrations.kameleoon.com/v1alpha1
      kind: KameleoonDestination
      metadata:
        name: shop
      spec:
        sitecode: 1q2w3e4r5t
        apiKeySecretRef: {name: kameleoon, key: apiKey}
      """;

  private Destinations() {}

  /// The spec with these lines added under `spec`.
  static DestinationSpec spec(String lines) {
    return switch (ResourceReader.read(HEAD + lines.indent(2))) {
      case ResourceReading.Read read -> read.resource().spec();
      case ResourceReading.Refused(List<Issue> issues) -> throw new AssertionError(issues);
    };
  }

  static CompiledDestination compiled(String lines) {
    return switch (DestinationCompiler.compile(spec(lines))) {
      case Compilation.Compiled compiled -> compiled.destination();
      case Compilation.Refused(List<Issue> issues) -> throw new AssertionError(issues);
    };
  }

  /// The issues as `path: sentence`; empty where it compiles without any.
  static List<String> issues(String lines) {
    List<Issue> issues =
        switch (DestinationCompiler.compile(spec(lines))) {
          case Compilation.Compiled compiled -> compiled.warnings();
          case Compilation.Refused refused -> refused.issues();
        };
    return issues.stream().map(Issue::toString).toList();
  }
}
