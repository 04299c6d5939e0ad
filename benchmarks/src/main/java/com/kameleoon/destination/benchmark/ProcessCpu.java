package com.kameleoon.destination.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// CPU time and memory of a process with all its children, from Linux's `/proc`.
final class ProcessCpu {
  /// The kernel's unit in `/proc`, the same on every Linux that Java runs on.
  private static final long MILLIS_PER_TICK = 10;

  private ProcessCpu() {}

  /// User and system time so far, of the process, its ended children and its living descendants.
  static Duration of(long pid) {
    Duration total = own(pid);
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::descendants)
        .map(child -> own(child.pid()))
        .reduce(total, Duration::plus);
  }

  /// Resident memory in MiB, without children.
  static double residentMib(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .sum()
          / 1024.0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration own(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
      long ticks = fields.subList(11, 15).stream().mapToLong(Long::parseLong).sum();
      return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    } catch (NoSuchFileException e) {
      return Duration.ZERO;
    } catch (IOException e) {
      if (ProcessHandle.of(pid).isEmpty()) {
        return Duration.ZERO;
      }
      throw new UncheckedIOException(e);
    }
  }
}
