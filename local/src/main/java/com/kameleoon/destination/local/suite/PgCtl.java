package com.kameleoon.destination.local.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// PostgreSQL's own `pg_ctl` over a data folder whose server has been started once.
final class PgCtl {
  private static final Duration GONE = Duration.ofSeconds(60);

  private final Path folder;
  private final Path log;

  PgCtl(Path folder, Path log) {
    this.folder = folder;
    this.log = log;
  }

  Path folder() {
    return folder;
  }

  Path pidFile() {
    return folder.resolve("postmaster.pid");
  }

  /// Runs one command to its end; throws [IllegalStateException] when it fails.
  void run(String... arguments) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(bin().resolve("pg_ctl").toString(), "-D", folder.toString()));
    command.addAll(List.of(arguments));
    int code = runToEnd(command);
    if (code != 0) {
      throw new IllegalStateException("pg_ctl " + arguments[0] + " ended with code " + code);
    }
  }

  private int runToEnd(List<String> command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("pg_ctl could not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while pg_ctl ran", e);
    }
  }

  /// The server's first argument is its own binary; `pg_ctl` lies beside it.
  private Path bin() {
    try {
      String options = Files.readString(folder.resolve("postmaster.opts"));
      Path binary = Path.of(options.substring(0, options.indexOf(" \"")));
      return binary.resolveSibling("");
    } catch (IOException e) {
      throw new IllegalStateException("no server has been started over " + folder, e);
    }
  }

  /// SIGKILL of the server and everything it started.
  void kill() {
    try {
      long pid = Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
      ProcessHandle.of(pid).ifPresent(PgCtl::killWithChildren);
    } catch (IOException e) {
      throw new IllegalStateException("the server is not running", e);
    }
  }

  private static void killWithChildren(ProcessHandle server) {
    List<ProcessHandle> all = new ArrayList<>(server.children().toList());
    all.addFirst(server);
    all.forEach(ProcessHandle::destroyForcibly);
    // Looked at, not waited for: onExit of a process that is nobody's child here may never come.
    long deadline = System.nanoTime() + GONE.toNanos();
    while (all.stream().anyMatch(ProcessHandle::isAlive)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the server is still there after " + GONE);
      }
      Pause.briefly();
    }
  }
}
