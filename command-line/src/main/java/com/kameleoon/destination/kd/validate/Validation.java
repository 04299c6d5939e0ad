package com.kameleoon.destination.kd.validate;

import com.kameleoon.destination.kd.source.Places;
import com.kameleoon.destination.kd.source.ResourceFile;
import com.kameleoon.destination.model.compile.Compilation;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.compile.DestinationCompiler;
import com.kameleoon.destination.model.compile.FunctionCode;
import com.kameleoon.destination.model.function.FunctionChecker;
import com.kameleoon.destination.model.function.InsertFunction;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.spec.ConfigMapDocument;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.FunctionSpec;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import com.kameleoon.destination.model.spec.SecretDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and compiles destinations exactly as the operator and ingest do.
public final class Validation {
  /// Stands in for a HASH_PROPERTIES key that is only in the cluster.
  private static final byte[] PLACEHOLDER = "kd".getBytes(StandardCharsets.UTF_8);

  private static final Pattern NAME =
      Pattern.compile("(?m)^\\s{1,8}\"?name\"?:\\s*\"?([^\\s\",}]+)");

  private final Supplier<FunctionChecker> functions;

  /// @param functions asked only where a destination has functions: starting a JavaScript engine
  ///   takes a second
  public Validation(Supplier<FunctionChecker> functions) {
    this.functions = functions;
  }

  /// Every destination in the files, in their order.
  public List<CheckedDestination> check(List<ResourceFile> files) {
    return files.stream()
        .flatMap(file -> file.destinations().stream().map(text -> check(file.name(), text, files)))
        .toList();
  }

  private CheckedDestination check(String file, String text, List<ResourceFile> files) {
    Places places = Places.of(text);
    return switch (ResourceReader.read(text)) {
      case ResourceReading.Refused(List<Issue> issues) ->
          new CheckedDestination(file, nameIn(text), issues, places, Optional.empty());
      case ResourceReading.Read read -> {
        List<Issue> issues = new ArrayList<>();
        Companions companions = companions(file, read, files);
        String name = read.resource().metadata().name();
        yield new CheckedDestination(
            file,
            name,
            issues,
            places,
            compile(read.resource().spec(), companions, issues)
                .filter(_ -> issues.stream().noneMatch(CheckedDestination::isError)));
      }
    };
  }

  private Optional<CheckedDestination.Runnable> compile(
      DestinationSpec written, Companions companions, List<Issue> issues) {
    FunctionCode code = FunctionCode.of(written, companions::value);
    code.issues().forEach(issue -> issues.add(softened(issue, written, companions)));
    issues.addAll(SecretRules.check(written, companions));
    return switch (DestinationCompiler.compile(code.spec())) {
      case Compilation.Refused(List<Issue> more) -> {
        issues.addAll(more);
        yield Optional.empty();
      }
      case Compilation.Compiled(CompiledDestination program, List<Issue> warnings) -> {
        issues.addAll(warnings);
        checkCode(code.spec(), program, issues);
        yield Optional.of(new CheckedDestination.Runnable(code.spec(), keyed(program, companions)));
      }
    };
  }

  /// A ConfigMap that is not among the files may be in the cluster.
  private static Issue softened(Issue issue, DestinationSpec spec, Companions companions) {
    boolean elsewhere =
        spec.functions().stream()
            .map(FunctionSpec::codeConfigMapRef)
            .anyMatch(ref ->
                ref != null
                    && !companions.hasConfigMap(ref)
                    && issue.sentence().startsWith("ConfigMap \"" + ref.name() + "\""));
    return elsewhere
        ? Issue.warning(issue.path(), "Not checked: its ConfigMap is not among the files.")
        : issue;
  }

  private void checkCode(DestinationSpec spec, CompiledDestination program, List<Issue> issues) {
    for (int i = 0; i < program.functions().size(); i++) {
      InsertFunction function = program.functions().get(i);
      if (!function.code().isEmpty()) {
        String path = "spec.functions[" + i + "]." + spec.functions().get(i).codeField();
        issues.addAll(functions.get().check(path, function));
      }
    }
  }

  private static CompiledDestination keyed(CompiledDestination program, Companions companions) {
    return program.withFilters(
        program
            .filters()
            .withKeys(ref ->
                Optional.of(
                    companions
                        .value(ref)
                        .map(key -> key.getBytes(StandardCharsets.UTF_8))
                        .orElse(PLACEHOLDER))));
  }

  /// Those beside the destination, then those of the other files.
  private static Companions companions(
      String file, ResourceReading.Read read, List<ResourceFile> files) {
    List<SecretDocument> secrets = new ArrayList<>(read.secrets());
    List<ConfigMapDocument> configMaps = new ArrayList<>(read.configMaps());
    for (ResourceFile other : files) {
      if (!other.name().equals(file) && read(other) instanceof ResourceReading.Read beside) {
        secrets.addAll(beside.secrets());
        configMaps.addAll(beside.configMaps());
      }
    }
    return new Companions(secrets, configMaps);
  }

  /// With a destination that stands in, because the reader wants one.
  private static ResourceReading read(ResourceFile file) {
    return ResourceReader.read(
        """
        apiVersion: integrations.kameleoon.com/v1alpha1
        kind: KameleoonDestination
        metadata: {name: none}
        spec: {sitecode: "0000000000", apiKeySecretRef: {name: none, key: none}}
        ---
        """
            + file.companions());
  }

  private static String nameIn(String text) {
    Matcher name = NAME.matcher(text.substring(Math.max(0, text.indexOf("KameleoonDestination"))));
    return name.find() ? name.group(1) : "unnamed";
  }
}
