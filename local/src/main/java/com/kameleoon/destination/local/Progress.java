package com.kameleoon.destination.local;

import com.kameleoon.destination.local.send.SendTally;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// How far the sending is: a bar on a terminal, a line at every quarter elsewhere.
final class Progress implements AutoCloseable {
  private static final int WIDTH = 40;

  private final PrintStream out;
  private final SendTally tally;
  private final long all;
  private final boolean terminal;
  private long shown = -1;

  private Progress(PrintStream out, SendTally tally, long all, boolean terminal) {
    this.out = out;
    this.tally = tally;
    this.all = all;
    this.terminal = terminal;
  }

  static Progress over(Path file, SendTally tally, PrintStream out) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    try (Stream<String> lines = Files.lines(file)) {
      long all = lines.filter(line -> !line.isBlank()).count();
      return new Progress(out, tally, all, terminal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Called after every answer, from many threads.
  synchronized void show() {
    long step = all == 0 ? 0 : tally.sent() * (terminal ? WIDTH : 4L) / all;
    if (step > shown) {
      shown = step;
      print((int) step);
    }
  }

  private void print(int step) {
    String count = tally.sent() + " of " + all;
    if (terminal) {
      out.print("\rSending [" + "#".repeat(step) + ".".repeat(WIDTH - step) + "] " + count);
      out.flush();
    } else {
      out.println("Sending: " + count);
    }
  }

  @Override
  public void close() {
    if (terminal) {
      out.println();
    }
  }
}
