package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `benchmarks/run` runs: starts the suite, measures, prints Markdown tables.
@Command(
    name = "benchmarks/run",
    mixinStandardHelpOptions = true,
    description =
        "Measures the product on this machine and prints ratios; docs/benchmarks.md explains.")
public final class Benchmarks implements Callable<Integer> {
  /// One benchmark, by the name that is typed.
  enum Name {
    accept,
    map,
    endtoend,
    footprint,
    engine,
    filters,
    cloud,
    cluster,
    functions,
    console,
    logcost,
    parts
  }

  @Parameters(description = "Which: ${COMPLETION-CANDIDATES}. All but cluster when none is named.")
  private List<Name> names = new ArrayList<>();

  @Option(names = "--rounds", description = "Interleaved rounds (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(names = "--events", description = "Stored events of console (default: ${DEFAULT-VALUE}).")
  private long events = 10_000_000;

  @Option(
      names = "--destinations",
      description = "Destinations at once, of cluster (default: ${DEFAULT-VALUE}).")
  private int destinations = 200;

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description = "Keep the database of console here; a later run need not fill it again.")
  private @Nullable Path keep;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Report report = new Report(System.out, System.err);
    Corpus corpus = Corpus.generate();
    for (Name name : names.isEmpty() ? withoutDocker() : names) {
      if (name == Name.engine) {
        new EngineBenchmark(report, corpus, rounds).run(Home.folder());
      } else if (name == Name.filters) {
        new FilterBenchmark(report, corpus, rounds).run(Home.folder());
      } else if (name == Name.cloud) {
        CloudBenchmark.run(report);
      } else if (name == Name.cluster) {
        new ClusterBenchmark(report, destinations).run(Home.folder());
      } else if (name == Name.functions) {
        new FunctionBenchmark(report, corpus, rounds).run();
      } else if (name == Name.parts) {
        PartsBenchmark.run(report);
      } else {
        runOnSuite(name, report, corpus);
      }
    }
    return 0;
  }

  private static List<Name> withoutDocker() {
    return Stream.of(Name.values()).filter(name -> name != Name.cluster).toList();
  }

  /// On a suite of its own: one benchmark's backlog is not the next one's load.
  private void runOnSuite(Name name, Report report, Corpus corpus) throws Exception {
    try (Running running = name == Name.console ? Running.startForConsole(keep) : Running.start()) {
      run(name, running, report, corpus);
    }
  }

  private void run(Name name, Running running, Report report, Corpus corpus) throws Exception {
    switch (name) {
      case accept -> new AcceptBenchmark(running, report, corpus, rounds).run();
      case map -> new MapReadBenchmark(running, report, rounds).run();
      case endtoend -> new EndToEndBenchmark(running, report, corpus).run();
      case footprint -> new FootprintBenchmark(running, report, rounds).run();
      case console -> new ConsoleBenchmark(running, report, events).run();
      case logcost -> new LogCostBenchmark(running, report, corpus, rounds).run();
      case engine, cloud, cluster, filters, functions, parts ->
          throw new IllegalArgumentException(name + " needs no suite");
    }
  }
}
