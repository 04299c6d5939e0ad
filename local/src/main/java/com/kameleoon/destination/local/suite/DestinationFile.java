package com.kameleoon.destination.local.suite;

import com.kameleoon.destination.model.compile.Compilation;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.compile.DestinationCompiler;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import com.kameleoon.destination.model.spec.SecretDocument;
import com.kameleoon.destination.model.spec.SecretKeyRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A YAML file with a `KameleoonDestination` and the Secrets that it names, read and compiled.
///
/// @param warnings what runs, but probably not as intended
public record DestinationFile(
    Path path,
    CompiledDestination destination,
    List<SecretDocument> secrets,
    List<Issue> warnings) {
  public DestinationFile {
    secrets = List.copyOf(secrets);
    warnings = List.copyOf(warnings);
  }

  /// Throws [CannotStart] with every issue of the file.
  public static DestinationFile read(Path path) {
    return switch (ResourceReader.read(text(path))) {
      case ResourceReading.Refused(List<Issue> issues) -> throw refused(path, issues);
      case ResourceReading.Read read -> compiled(path, read);
    };
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw new CannotStart("There is no file " + path + ": --destination names a YAML file.", e);
    } catch (IOException e) {
      throw new CannotStart("The file " + path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static DestinationFile compiled(Path path, ResourceReading.Read read) {
    return switch (DestinationCompiler.compile(read.resource().spec())) {
      case Compilation.Refused(List<Issue> issues) -> throw refused(path, issues);
      case Compilation.Compiled(CompiledDestination destination, List<Issue> warnings) ->
          new DestinationFile(path.toAbsolutePath(), destination, read.secrets(), warnings)
              .checked();
    };
  }

  private DestinationFile checked() {
    List<Issue> issues = SecretCheck.issues(destination, secrets);
    if (!issues.isEmpty()) {
      throw refused(path, issues);
    }
    return this;
  }

  private static CannotStart refused(Path path, List<Issue> issues) {
    String lines = issues.stream().map(issue -> "  " + issue).collect(Collectors.joining("\n"));
    return new CannotStart(path + " cannot be used:\n" + lines);
  }

  public String sitecode() {
    return destination.sitecode();
  }

  /// The key that callers of `/segmentio` show.
  public String apiKey() {
    return value(destination.apiKey());
  }

  /// The write key of the first source; throws [CannotStart] where the resource has none.
  public String writeKey() {
    return value(writeKeyReference());
  }

  SecretKeyRef writeKeyReference() {
    if (destination.sources().isEmpty()) {
      throw new CannotStart(
          path + " has no sources: add one to spec.sources, so that events can be sent to /v1.");
    }
    return destination.sources().getFirst().writeKeySecretRef();
  }

  private String value(SecretKeyRef reference) {
    return SecretCheck.find(secrets, reference)
        .orElseThrow(() -> new IllegalStateException("checked before: " + reference));
  }
}
