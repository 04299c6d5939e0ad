package com.kameleoon.destination.kd.validate;

import com.kameleoon.destination.kd.report.Check;
import com.kameleoon.destination.kd.report.Finding;
import com.kameleoon.destination.kd.report.Format;
import com.kameleoon.destination.kd.source.Inputs;
import com.kameleoon.destination.kd.source.UserMistake;
import com.kameleoon.destination.model.function.FunctionChecker;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kd validate`.
@Command(
    name = "validate",
    description = "Finds everything that is wrong with resources, as the operator would.",
    footer = {
      "",
      "A file may hold several documents; Secrets and ConfigMaps in any of the files are used,",
      "those that only the cluster has are not checked. Exit code: 0 no error, 1 an error was",
      "found, 2 a file cannot be read or holds no KameleoonDestination."
    })
public final class ValidateCommand implements Callable<Integer> {
  private static final int SOUND = 0;
  private static final int BROKEN = 1;

  private final Inputs inputs;
  private final Supplier<FunctionChecker> functions;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "YAML or JSON, a folder of them, or - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless written.")
  private Format format = Format.text;

  @Option(names = "--warnings-fail", description = "Warnings make the exit code 1, too.")
  private boolean warningsFail;

  @Option(
      names = "--no-code",
      description = "Leave out what only a JavaScript engine finds in functions; quicker.")
  private boolean noCode;

  public ValidateCommand(Inputs inputs, Supplier<FunctionChecker> functions) {
    this.inputs = inputs;
    this.functions = functions;
  }

  @Override
  public Integer call() {
    Supplier<FunctionChecker> checker = noCode ? () -> (_, _) -> List.of() : functions;
    List<Check> checks =
        new Validation(checker)
            .check(inputs.resources(files)).stream().map(ValidateCommand::check).toList();
    if (checks.isEmpty()) {
      throw new UserMistake(
          "There is no document of kind KameleoonDestination in " + String.join(", ", files) + ".");
    }
    PrintWriter out = command.commandLine().getOut();
    out.print(format.write(checks));
    out.flush();
    boolean broken =
        checks.stream().anyMatch(check -> check.failed() || (warningsFail && check.warnings() > 0));
    return broken ? BROKEN : SOUND;
  }

  /// Also for other commands that need a sound destination.
  public static Check check(CheckedDestination destination) {
    List<Finding> findings =
        destination.issues().stream()
            .map(issue ->
                new Finding(
                    destination.file(),
                    destination.places().find(issue.path(), issue.sentence()),
                    issue))
            .toList();
    return new Check(destination.file(), "destination", destination.name(), findings);
  }
}
