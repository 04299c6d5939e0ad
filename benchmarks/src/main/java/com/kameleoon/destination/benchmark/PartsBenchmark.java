package com.kameleoon.destination.benchmark;

import java.util.Collection;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// The parts of the engine one by one with JMH: time and bytes allocated per event.
final class PartsBenchmark {
  private PartsBenchmark() {}

  static void run(Report report) throws RunnerException {
    report.progress("parts: JMH, about two minutes");
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(EngineParts.class.getName())
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    report.heading("Parts of the engine, per event");
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      Result<?> allocated =
          Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
      report.line(
          time.getLabel(),
          "%.0f ± %.0f ns, %.0f B"
              .formatted(time.getScore(), time.getScoreError(), allocated.getScore()),
          "",
          "");
    }
  }
}
