package com.kameleoon.destination.ingest.console;

import com.kameleoon.destination.ingest.log.DeliveryIdentity;
import com.kameleoon.destination.ingest.report.DeliveryReport;
import com.kameleoon.destination.ingest.report.Group;
import com.kameleoon.destination.ingest.report.Slice;
import com.kameleoon.destination.ingest.report.Totals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the first page shows.
///
/// @param range 1h, 6h, 24h, 7d or 30d
/// @param everyGroup whether all groups are shown, or the largest
/// @param before the same span of time before this one
/// @param ever since the log exists, exact at this moment
/// @param oldestPendingSeconds age of the oldest delivery that waits
public record OverviewView(
    String range,
    String groupBy,
    boolean everyGroup,
    DeliveryReport report,
    Totals before,
    DeliveryIdentity ever,
    long oldestPendingSeconds,
    List<Attention> attention) {
  private static final int FEW = 15;

  public OverviewView {
    attention = List.copyOf(attention);
  }

  /// Something that a person should look at.
  ///
  /// @param tone bad or warn
  public record Attention(String tone, String sentence, String link, String action) {}

  public Totals totals() {
    return report.totals();
  }

  /// The groups with the most events, unless all are asked for.
  public List<Group> shownGroups() {
    return everyGroup ? report.groups() : report.groups().stream().limit(FEW).toList();
  }

  public long everFiltered() {
    return ever.filtered().values().stream().mapToLong(Long::longValue).sum();
  }

  public long everDiscarded() {
    return ever.discarded().values().stream().mapToLong(Long::longValue).sum();
  }

  /// The minute, or the slice of time, in which the newest event arrived; empty where none did.
  public Optional<Instant> newest() {
    return report.series().stream()
        .filter(slice -> slice.totals().received() > 0)
        .map(Slice::at)
        .max(Instant::compareTo);
  }

  /// What became of what arrived, in a sentence.
  public String headline() {
    Totals totals = totals();
    if (totals.received() == 0) {
      return "No event arrived in the last %s.".formatted(range);
    }
    long tried = totals.delivered() + totals.discarded();
    String delivered =
        tried == 0
            ? "Nothing was to be delivered"
            : totals.discarded() == 0
                ? "Everything that was tried was delivered"
                : Format.percent(totals.successRate()) + " of what was tried was delivered";
    return totals.pending() == 0
        ? delivered + ", and nothing waits."
        : delivered + "; " + Format.number(totals.pending()) + " wait.";
  }

  /// Times and heights for the chart.
  public String chart() {
    return report.series().stream()
        .map(OverviewView::point)
        .collect(Collectors.joining(",", "[", "]"));
  }

  /// More or fewer than before, in words.
  public String change() {
    long old = before.received();
    if (old == 0) {
      return "none in the period before";
    }
    double change = (double) (totals().received() - old) / old;
    return String.format(java.util.Locale.ROOT, "%+.0f %% against the period before", 100 * change);
  }

  private static String point(Slice slice) {
    Totals totals = slice.totals();
    return "[%d,%d,%d,%d,%d,%d]"
        .formatted(
            slice.at().getEpochSecond(),
            totals.first(),
            totals.retried(),
            totals.filtered(),
            totals.discarded(),
            totals.pending());
  }
}
