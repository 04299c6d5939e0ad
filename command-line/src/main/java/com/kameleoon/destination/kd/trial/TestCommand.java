package com.kameleoon.destination.kd.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.kd.report.Check;
import com.kameleoon.destination.kd.report.Finding;
import com.kameleoon.destination.kd.report.Format;
import com.kameleoon.destination.kd.source.Inputs;
import com.kameleoon.destination.kd.source.UserMistake;
import com.kameleoon.destination.kd.validate.CheckedDestination;
import com.kameleoon.destination.kd.validate.ValidateCommand;
import com.kameleoon.destination.kd.validate.Validation;
import com.kameleoon.destination.model.expect.ResourceTests;
import com.kameleoon.destination.model.expect.TestResult;
import com.kameleoon.destination.model.issue.Issue;
import com.kameleoon.destination.model.route.EventFunctions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kd test`.
@Command(
    name = "test",
    description = "Sends events through a destination's filters, functions and mappings.",
    footer = {
      "",
      "Runs the resource's own spec.tests, too. Nothing is sent anywhere, except by functions",
      "that may fetch. Exit code: 0 all as expected, 1 a test failed or the resource is broken,",
      "2 a file cannot be read or there is nothing to test."
    })
public final class TestCommand implements Callable<Integer> {
  private final Inputs inputs;
  private final FunctionEngine engine;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Resources, as in kd validate.")
  private List<String> files = List.of();

  @Option(
      names = "--event",
      paramLabel = "FILE",
      description = "Events as JSON: one, a list, or one per line; - for standard input.")
  private List<String> events = List.of();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; junit and github show the tests only.")
  private Format format = Format.text;

  public TestCommand(Inputs inputs, FunctionEngine engine) {
    this.inputs = inputs;
    this.engine = engine;
  }

  @Override
  public Integer call() {
    List<CheckedDestination> destinations =
        new Validation(engine::checker).check(inputs.resources(files));
    List<Check> broken =
        destinations.stream()
            .filter(destination -> destination.runnable().isEmpty())
            .map(ValidateCommand::check)
            .toList();
    if (!broken.isEmpty()) {
      print(format.write(broken));
      return 1;
    }
    List<ObjectNode> sent =
        events.stream().flatMap(file -> EventFile.read(file, inputs.text(file)).stream()).toList();
    List<Check> tests = destinations.stream().flatMap(this::tests).toList();
    if (sent.isEmpty() && tests.isEmpty()) {
      throw new UserMistake("There is nothing to test: give --event FILE, or write spec.tests.");
    }
    destinations.forEach(destination -> show(destination, sent));
    if (!tests.isEmpty()) {
      print(format.write(tests));
    }
    return tests.stream().anyMatch(Check::failed) ? 1 : 0;
  }

  private void show(CheckedDestination destination, List<ObjectNode> sent) {
    CheckedDestination.Runnable runnable = destination.runnable().orElseThrow();
    EventFunctions functions = engine.functions(runnable.program());
    Stream<Trial> trials = sent.stream().map(event -> Trial.of(event, runnable, functions));
    switch (format) {
      case text -> trials.map(TrialText::of).forEach(this::print);
      case json -> print(TrialJson.write(trials.map(TrialJson::of).toList()) + "\n");
      case junit, github -> {}
    }
  }

  private Stream<Check> tests(CheckedDestination destination) {
    CheckedDestination.Runnable runnable = destination.runnable().orElseThrow();
    EventFunctions functions = engine.functions(runnable.program());
    return new ResourceTests(runnable.program(), Optional.of(functions))
        .run(runnable.spec().tests()).stream().map(result -> check(destination, result));
  }

  private static Check check(CheckedDestination destination, TestResult result) {
    String path = "spec.tests[" + result.index() + "]";
    List<Finding> findings = new ArrayList<>();
    if (result.verdict() instanceof TestResult.Verdict.Failed(List<String> differences)) {
      for (String difference : differences) {
        Issue issue = Issue.error(path, "%s: %s".formatted(result.name(), difference));
        findings.add(
            new Finding(destination.file(), destination.places().find(path + ".name", ""), issue));
      }
    }
    return new Check(destination.file(), "test", result.name(), findings);
  }

  private void print(String text) {
    PrintWriter out = command.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
