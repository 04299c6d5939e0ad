package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.AotTraining;
import com.kameleoon.destination.local.suite.DestinationFile;
import com.kameleoon.destination.local.suite.Ports;
import com.kameleoon.destination.local.suite.RunFolder;
import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.local.suite.Suite;
import com.kameleoon.destination.local.suite.SuiteSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The suite as it is measured: the product's own start, with a destination that takes the corpus.
final class Running implements AutoCloseable {
  private static final Map<String, String> POSTGRES =
      Map.of("shared_buffers", "1GB", "max_wal_size", "4GB");

  private final Suite suite;
  private final RunFolder folder;
  private final boolean kept;

  private Running(Suite suite, RunFolder folder, boolean kept) {
    this.suite = suite;
    this.folder = folder;
    this.kept = kept;
  }

  static Running start() throws IOException {
    RunFolder folder = RunFolder.temporary();
    return start(folder, BenchmarkDestination.file(folder.folder()));
  }

  /// With a destination of its own.
  ///
  /// @param destination makes its file in a folder
  static Running start(Function<Path, DestinationFile> destination) {
    RunFolder folder = RunFolder.temporary();
    return start(folder, destination.apply(folder.folder()));
  }

  /// For filling the log quickly; nothing replicates this database.
  ///
  /// @param keep where it stays; a temporary folder unless given
  static Running startForConsole(@Nullable Path keep) throws IOException {
    Map<String, String> options = new HashMap<>(POSTGRES);
    options.put("wal_level", "minimal");
    options.put("max_wal_senders", "0");
    RunFolder folder = keep == null ? RunFolder.temporary() : new RunFolder(keep);
    Files.createDirectories(folder.folder());
    DestinationFile destination = BenchmarkDestination.file(folder.folder());
    return start(folder, destination, options, keep != null);
  }

  private static Running start(RunFolder folder, DestinationFile destination) {
    return start(folder, destination, POSTGRES, false);
  }

  private static Running start(
      RunFolder folder, DestinationFile destination, Map<String, String> options, boolean kept) {
    SuiteSettings settings =
        SuiteSettings.of(destination, folder, Ports.free()).withPostgresOptions(options);
    // As ./start does: a build makes the caches of the one before useless.
    if (!AotTraining.isDone(settings)) {
      AotTraining.run(settings);
    }
    return new Running(Suite.start(settings), folder, kept);
  }

  Suite suite() {
    return suite;
  }

  InetSocketAddress address(Service service) {
    return new InetSocketAddress("127.0.0.1", suite.url(service).getPort());
  }

  String serviceToken() {
    return folder.serviceToken();
  }

  String consoleToken() {
    return folder.consoleToken();
  }

  long postgresPid() throws IOException {
    Path pidFile = suite.database().folder().resolve("postmaster.pid");
    return Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
  }

  /// CPU time so far of a service's process.
  Duration cpu(Service service) {
    return ProcessCpu.of(suite.process(service).pid());
  }

  /// CPU time so far of PostgreSQL with all its backends.
  Duration postgresCpu() throws IOException {
    return ProcessCpu.of(postgresPid());
  }

  @Override
  public void close() {
    suite.close();
    if (!kept) {
      folder.delete();
    }
  }
}
