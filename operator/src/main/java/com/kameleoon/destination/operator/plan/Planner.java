package com.kameleoon.destination.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.compile.Compilation;
import com.kameleoon.destination.model.compile.CompiledDestination;
import com.kameleoon.destination.model.compile.DestinationCompiler;
import com.kameleoon.destination.model.compile.FunctionCode;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.issue.Severity;
import com.kameleoon.destination.model.spec.DestinationResource;
import com.kameleoon.destination.model.spec.DestinationSpec;
import com.kameleoon.destination.model.spec.ResourceReader;
import com.kameleoon.destination.model.spec.ResourceReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads, compiles and tests a resource before anything is touched.
public final class Planner {
  private final Contents contents;

  public Planner(Contents contents) {
    this.contents = contents;
  }

  /// Never throws, whatever the resource holds.
  ///
  /// @param resource name, namespace and generation under `metadata`, and `spec`
  public Plan plan(JsonNode resource) {
    return switch (ResourceReader.read(resource.toString())) {
      case ResourceReading.Refused(List<Issue> issues) -> invalid(issues);
      case ResourceReading.Read read -> plan(read.resource(), resource.path("spec"));
    };
  }

  /// What was accepted before, read back from the files that the services were given; empty where
  /// it cannot be kept up because something that it names is gone.
  public Optional<Rollout> accepted(Map<String, String> files) {
    return switch (ResourceReader.read(files.getOrDefault(Rollout.RESOURCE, ""))) {
      case ResourceReading.Read read -> accepted(read.resource(), files);
      case ResourceReading.Refused _ -> Optional.empty();
    };
  }

  private Optional<Rollout> accepted(DestinationResource resource, Map<String, String> files) {
    CheckedReferences references = CheckedReferences.of(resource.spec(), contents);
    return references.missing().isEmpty()
        ? resource
            .metadata()
            .revision()
            .map(revision -> rollout(resource.spec(), revision, files, references))
        : Optional.empty();
  }

  private static Rollout rollout(
      DestinationSpec spec,
      String revision,
      Map<String, String> files,
      CheckedReferences references) {
    return new Rollout(spec, revision, files, references.secrets(), references.configMaps());
  }

  private Plan plan(DestinationResource resource, JsonNode spec) {
    CheckedReferences references = CheckedReferences.of(resource.spec(), contents);
    FunctionCode code = code(resource.spec(), references);
    return switch (DestinationCompiler.compile(code.spec())) {
      case Compilation.Refused(List<Issue> issues) -> invalid(joined(code.issues(), issues));
      case Compilation.Compiled _ when !code.issues().isEmpty() -> invalid(code.issues());
      case Compilation.Compiled(CompiledDestination destination, List<Issue> warnings) ->
          references.missing().isEmpty()
              ? tested(resource, spec, references, new Compiled(destination, warnings))
              : new Plan.Waiting(references.reason(), references.missing());
    };
  }

  private static List<Issue> joined(List<Issue> first, List<Issue> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /// Something that compiled, with what its owner should know.
  private record Compiled(CompiledDestination destination, List<Issue> warnings) {}

  /// Without the functions whose code is not there yet, so that everything else is checked.
  private FunctionCode code(DestinationSpec spec, CheckedReferences references) {
    return references.missingConfigMap()
        ? new FunctionCode(spec.withFunctions(List.of()), List.of())
        : FunctionCode.of(
            spec, ref -> contents.configMap(ref.name()).map(values -> values.get(ref.key())));
  }

  private Plan tested(
      DestinationResource resource,
      JsonNode spec,
      CheckedReferences references,
      Compiled compiled) {
    List<Issue> issues =
        new TestRun(compiled.destination(), contents).issues(resource.spec().tests());
    if (issues.stream().anyMatch(issue -> issue.severity() == Severity.ERROR)) {
      return new Plan.Refused("TestsFailed", issues);
    }
    List<Issue> warnings = new ArrayList<>(compiled.warnings());
    warnings.addAll(issues);
    Rollout rollout =
        rollout(
            resource.spec(),
            ConfigurationFiles.revision(spec),
            ConfigurationFiles.of(resource, spec, compiled.destination()),
            references);
    return new Plan.Accepted(rollout, warnings);
  }

  private static Plan invalid(List<Issue> issues) {
    return new Plan.Refused("InvalidSpec", issues);
  }

  /// The resource in the form that [#plan] takes.
  public static ObjectNode tree(String namespace, String name, long generation, JsonNode spec) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("apiVersion", DestinationResource.API_VERSION);
    tree.put("kind", DestinationResource.KIND);
    tree.putObject("metadata")
        .put("name", name)
        .put("namespace", namespace)
        .put("generation", generation);
    return tree.set("spec", spec);
  }
}
