package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.local.suite.ServiceProcess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Seconds from starting a service's process to its readiness, and its resident memory without
/// load.
final class FootprintBenchmark {
  private final Running running;
  private final Report report;
  private final int rounds;

  FootprintBenchmark(Running running, Report report, int rounds) {
    this.running = running;
    this.report = report;
    this.rounds = rounds;
  }

  void run() throws InterruptedException {
    report.heading("Footprint of each service (-Xmx256m)");
    for (Service service : Service.values()) {
      double[] seconds = new double[rounds];
      double[] memory = new double[rounds];
      ServiceProcess process = running.suite().process(service);
      for (int round = 0; round < rounds; round++) {
        process.stop(Duration.ofSeconds(30));
        long begin = System.nanoTime();
        process.start();
        process.awaitReady(Duration.ofMinutes(2));
        seconds[round] = (System.nanoTime() - begin) / 1e9;
        // Memory settles once the start-up threads are done; this is the one place that waits.
        TimeUnit.SECONDS.sleep(8);
        memory[round] = ProcessCpu.residentMib(process.pid());
        report.progress(
            "footprint: %s ready in %.2f s, %.0f MiB",
            service.module(), seconds[round], memory[round]);
      }
      report.line(service.module() + " ready after (s)", new Rounds(seconds).show("%.2f"), "2", "");
      report.line(service.module() + " RSS idle (MiB)", new Rounds(memory).show("%.0f"), "150", "");
    }
  }
}
