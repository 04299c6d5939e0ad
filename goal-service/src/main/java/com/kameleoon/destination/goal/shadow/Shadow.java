package com.kameleoon.destination.goal.shadow;

import com.kameleoon.destination.goal.catalog.GoalName;
import com.kameleoon.destination.goal.settings.Settings;
import com.kameleoon.destination.model.wire.DestinationMode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes down what would have been done instead of doing it.
@Singleton
public final class Shadow {
  private static final int KEPT_DAYS = 90;

  private final Settings settings;
  private final ShadowRepository conversions;

  Shadow(Settings settings, ShadowRepository conversions) {
    this.settings = settings;
    this.conversions = conversions;
  }

  public boolean isOn() {
    return settings.current().mode() == DestinationMode.Shadow;
  }

  /// How many are new; the same message twice is one conversion, as it is when Live.
  public int store(List<WouldBeConversion> batch) {
    return batch.isEmpty() ? 0 : conversions.store(batch, names(batch));
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "5m")
  @ExecuteOn(TaskExecutors.BLOCKING)
  void forgetOld() {
    conversions.removeOlder(KEPT_DAYS);
  }

  /// The exact name where the account has such a goal, else the one that would be created.
  private Map<GoalName, String> names(List<WouldBeConversion> batch) {
    Set<String> exact = new LinkedHashSet<>();
    batch.forEach(conversion -> exact.add(conversion.event().exact()));
    exact.remove("");
    Set<String> existing = conversions.existing(exact);
    Map<GoalName, String> names = new HashMap<>();
    for (WouldBeConversion conversion : batch) {
      GoalName event = conversion.event();
      names.put(
          event,
          existing.contains(event.exact())
              ? event.exact()
              : event.conventional(settings.current().convention()));
    }
    return names;
  }
}
