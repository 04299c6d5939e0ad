package com.kameleoon.destination.kd;

import com.kameleoon.destination.kd.migrate.ImportCommand;
import com.kameleoon.destination.kd.remote.EraseCommand;
import com.kameleoon.destination.kd.remote.ExplainCommand;
import com.kameleoon.destination.kd.remote.ReplayCommand;
import com.kameleoon.destination.kd.remote.TailCommand;
import com.kameleoon.destination.kd.source.Inputs;
import com.kameleoon.destination.kd.source.UserMistake;
import com.kameleoon.destination.kd.trial.FunctionEngine;
import com.kameleoon.destination.kd.trial.TestCommand;
import com.kameleoon.destination.kd.validate.ValidateCommand;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/// What `./kd` runs.
@Command(
    name = "kd",
    description = "Validates, tests, imports and watches Kameleoon destinations.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "kd 0.1.0",
    subcommands = HelpCommand.class)
public final class Kd {
  private static final int MISTAKE = 2;

  private Kd() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(args, System.in, out, err));
  }

  /// The exit code.
  static int run(String[] args, InputStream in, PrintWriter out, PrintWriter err) {
    return commandLine(in).setOut(out).setErr(err).execute(args);
  }

  private static CommandLine commandLine(InputStream in) {
    Inputs inputs = new Inputs(in);
    FunctionEngine engine = new FunctionEngine();
    CommandLine line =
        new CommandLine(new Kd())
            .addSubcommand(new ValidateCommand(inputs, engine::checker))
            .addSubcommand(new TestCommand(inputs, engine))
            .addSubcommand(new ImportCommand(inputs))
            .addSubcommand(new ExplainCommand())
            .addSubcommand(new ReplayCommand())
            .addSubcommand(new TailCommand(Clock.systemUTC()))
            .addSubcommand(new EraseCommand());
    return line.setExecutionExceptionHandler((failure, where, _) -> failed(failure, where));
  }

  /// What a person can put right is said in a sentence; anything else is a defect and shows itself.
  private static int failed(Exception failure, CommandLine where) throws Exception {
    if (failure instanceof UserMistake) {
      where.getErr().println(failure.getMessage());
      return MISTAKE;
    }
    throw failure;
  }
}
