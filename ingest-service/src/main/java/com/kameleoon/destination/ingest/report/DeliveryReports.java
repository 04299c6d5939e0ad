package com.kameleoon.destination.ingest.report;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Makes reports from the tallies.
@Singleton
public final class DeliveryReports {
  private static final long MOST_SLICES = 120;
  private static final long[] SLICES = {60, 300, 900, 3600, 10_800, 21_600, 86_400};

  private final TallyReadRepository tallies;

  DeliveryReports(TallyReadRepository tallies) {
    this.tallies = tallies;
  }

  /// The span is widened to whole minutes, or to whole hours where it is longer than six.
  public DeliveryReport report(ReportQuery asked, Grouping by) {
    ReportQuery query = whole(asked);
    long seconds = granularity(query);
    List<Slice> series = tallies.series(query, seconds);
    return new DeliveryReport(
        query.from(),
        query.to(),
        tallies.countedAt(),
        seconds,
        sum(series),
        tallies.latency(query),
        series,
        tallies.reasons(query),
        by.column(),
        tallies.groups(query, by));
  }

  /// The sums alone.
  public Totals totals(ReportQuery query) {
    return sum(tallies.series(whole(query), granularity(query)));
  }

  Latency latency(ReportQuery query) {
    return tallies.latency(whole(query));
  }

  public List<Reason> reasons(ReportQuery query) {
    return tallies.reasons(whole(query));
  }

  private static ReportQuery whole(ReportQuery query) {
    ChronoUnit unit = query.isByMinute() ? ChronoUnit.MINUTES : ChronoUnit.HOURS;
    Instant from = query.from().truncatedTo(unit);
    Instant to = query.to().plus(1, unit).minusNanos(1).truncatedTo(unit);
    return new ReportQuery(from, to, query.type(), query.name(), query.mapping(), query.door());
  }

  private static long granularity(ReportQuery query) {
    long span = Duration.between(query.from(), query.to()).toSeconds();
    for (long seconds : SLICES) {
      boolean readable = query.isByMinute() || seconds >= 3600;
      if (readable && span / seconds <= MOST_SLICES) {
        return seconds;
      }
    }
    return SLICES[SLICES.length - 1];
  }

  private static Totals sum(List<Slice> series) {
    Totals sum = Totals.NONE;
    for (Slice slice : series) {
      Totals one = slice.totals();
      sum =
          new Totals(
              sum.first() + one.first(),
              sum.retried() + one.retried(),
              sum.filtered() + one.filtered(),
              sum.discarded() + one.discarded(),
              sum.pending() + one.pending());
    }
    return sum;
  }
}
