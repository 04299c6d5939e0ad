package com.kameleoon.destination.goal.report;

import com.kameleoon.destination.goal.database.DatabaseUnavailable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/// Keeps the appended tallies few, so that reading a count stays cheap.
@Singleton
final class TallyFolding {
  private static final int AT_ONCE = 10_000;

  private final TallyRepository tallies;

  TallyFolding(TallyRepository tallies) {
    this.tallies = tallies;
  }

  @Scheduled(initialDelay = "10s", fixedDelay = "10s")
  void run() {
    try {
      int folded;
      do {
        folded = tallies.fold(AT_ONCE);
      } while (folded == AT_ONCE);
    } catch (DatabaseUnavailable _) {
      // The next run folds them.
    }
  }
}
