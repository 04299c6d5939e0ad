package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.goal.settings.KameleoonConfiguration;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a partition ready for each month, and drops months that are wholly past the retention.
@Singleton
public final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int MONTHS_AHEAD = 2;
  private static final int OUTLIERS_AT_ONCE = 1_000;

  private final PartitionRepository partitions;
  private final Duration retention;
  private final Clock clock;

  Retention(PartitionRepository partitions, KameleoonConfiguration configuration, Clock clock) {
    this.partitions = partitions;
    this.retention = configuration.retention();
    this.clock = clock;
  }

  @EventListener
  void start(StartupEvent event) {
    apply();
  }

  @Scheduled(initialDelay = "1h", fixedDelay = "1h")
  void repeat() {
    apply();
  }

  /// A failure is logged and mended by the next run: until then the default partition takes all.
  void apply() {
    try {
      Instant oldest = clock.instant().minus(retention);
      Set<YearMonth> present = partitions.months();
      partitions.create(missing(present, month(oldest)));
      present.stream().filter(month -> month.isBefore(month(oldest))).forEach(this::drop);
      partitions.deleteOutliers(oldest, OUTLIERS_AT_ONCE);
    } catch (RuntimeException e) {
      LOG.warn("Partitions could not be kept, trying again later error=\"{}\"", e.getMessage());
    }
  }

  private List<YearMonth> missing(Set<YearMonth> present, YearMonth oldest) {
    YearMonth last = month(clock.instant()).plusMonths(MONTHS_AHEAD);
    List<YearMonth> missing = new ArrayList<>();
    for (YearMonth month = oldest; !month.isAfter(last); month = month.plusMonths(1)) {
      if (!present.contains(month)) {
        missing.add(month);
      }
    }
    return missing;
  }

  private void drop(YearMonth month) {
    partitions.drop(month);
    LOG.info("Conversions past the retention were dropped month={}", month);
  }

  private static YearMonth month(Instant time) {
    return YearMonth.from(time.atZone(ZoneOffset.UTC));
  }
}
