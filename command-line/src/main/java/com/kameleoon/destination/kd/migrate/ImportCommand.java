package com.kameleoon.destination.kd.migrate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.kd.source.Inputs;
import com.kameleoon.destination.kd.source.UserMistake;
import com.kameleoon.destination.model.spec.Dialect;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kd import`.
@Command(
    name = "import",
    description = "Makes a resource of what Segment's Public API answers.",
    footer = {
      "",
      "Answers: GET /destinations/{id}, /destinations/{id}/subscriptions, /destination/{id}/filters,",
      "/functions/{id}, /functions/{id}/insert-function-instances; or only the first one, for the",
      "classic destination. The resource goes to standard output, the report to standard error.",
      "Exit code: 0 all was carried over and means the same under strict, 1 the report has",
      "something to look at, 2 a file cannot be read."
    })
public final class ImportCommand implements Callable<Integer> {
  private final Inputs inputs;

  @Spec private CommandSpec command = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The API's answers as JSON, in any order.")
  private List<String> files = List.of();

  @Option(
      names = "--name",
      defaultValue = "kameleoon",
      description = "Of the resource and its Secret; ${DEFAULT-VALUE} unless written.")
  private String name = "kameleoon";

  @Option(
      names = "--dialect",
      description = "strict or compat; unless written, strict where it changes nothing.")
  private @Nullable Dialect dialect;

  @Option(names = "--with-secret", description = "Write the Secret, too, with the API key.")
  private boolean withSecret;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the resource there.")
  private @Nullable Path out;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the report there.")
  private @Nullable Path report;

  public ImportCommand(Inputs inputs) {
    this.inputs = inputs;
  }

  @Override
  public Integer call() {
    Import made = Import.of(Answers.of(inputs.resources(files)), name);
    StrictDifferences differences = StrictDifferences.of(made.resource());
    String chosen =
        Optional.ofNullable(dialect)
            .map(it -> it.name().toLowerCase(Locale.ROOT))
            .orElse(differences.strict().isEmpty() ? "strict" : "compat");
    made.resource().withObject("/spec").put("dialect", chosen);
    List<ObjectNode> documents = new ArrayList<>();
    if (withSecret) {
      documents.add(made.secret());
    }
    documents.add(made.resource());
    write(out, command.commandLine().getOut(), YamlText.write(documents));
    write(report, command.commandLine().getErr(), ImportReport.write(made, differences, chosen));
    boolean clean = differences.strict().isEmpty() && made.remarks().leftOut().isEmpty();
    return clean ? 0 : 1;
  }

  private static void write(@Nullable Path file, PrintWriter console, String text) {
    if (file == null) {
      console.print(text);
      console.flush();
      return;
    }
    try {
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new UserMistake(file + " cannot be written: " + unwritable.getMessage());
    }
  }
}
