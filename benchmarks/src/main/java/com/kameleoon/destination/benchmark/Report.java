package com.kameleoon.destination.benchmark;

import java.io.PrintStream;

/// Prints figures as they are measured: progress on one stream, a Markdown table on the other.
final class Report {
  private final PrintStream figures;
  private final PrintStream progress;
  private volatile long kept;

  Report(PrintStream figures, PrintStream progress) {
    this.figures = figures;
    this.progress = progress;
  }

  void progress(String text, Object... arguments) {
    progress.printf("    " + text + "%n", arguments);
  }

  /// Begins a table.
  void heading(String title) {
    figures.printf(
        "%n### %s%n%n| figure | measured | floor | goal |%n| --- | --- | --- | --- |%n", title);
  }

  /// A line of the table; `floor` and `goal` are what the project asks of the figure.
  void line(String figure, String measured, String floor, String goal) {
    figures.printf("| %s | %s | %s | %s |%n", figure, measured, floor, goal);
  }

  /// Uses a number that nobody reads, so that the work behind it cannot be optimised away.
  void keep(long number) {
    kept ^= number;
  }
}
