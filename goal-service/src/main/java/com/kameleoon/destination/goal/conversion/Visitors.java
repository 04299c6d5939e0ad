package com.kameleoon.destination.goal.conversion;

import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.AliasSettings;
import com.kameleoon.destination.model.wire.ConversionItem;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Learns which visitor code belongs to which other ids, and finds the code of events without one.
@Singleton
class Visitors {
  private static final int LONGEST_ID = 255;

  private final AliasRepository aliases;
  private final Clock clock;

  Visitors(AliasRepository aliases, Clock clock) {
    this.aliases = aliases;
    this.clock = clock;
  }

  /// What is known of a batch's events without a code.
  ///
  /// @param codes by the event's `id`
  /// @param waiting `id` of events that may wait on
  record Known(Map<String, String> codes, Set<String> waiting) {
    static final Known NOTHING = new Known(Map.of(), Set.of());
  }

  Known of(List<ConversionItem> items, AliasSettings settings) {
    if (!settings.enabled()) {
      return Known.NOTHING;
    }
    aliases.learn(items.stream().filter(Visitors::isUsable).toList());
    List<ConversionItem> without =
        items.stream().filter(item -> needsCode(item) && isUsable(item)).toList();
    if (without.isEmpty()) {
      return Known.NOTHING;
    }
    Map<String, String> codes = aliases.codes(without);
    List<ConversionItem> unknown =
        without.stream().filter(item -> !codes.containsKey(item.id())).toList();
    return new Known(codes, waiting(unknown, settings.patience()));
  }

  private Set<String> waiting(List<ConversionItem> items, Duration patience) {
    List<ConversionItem> hopeful = new ArrayList<>(items);
    hopeful.removeIf(item -> isBlank(item.userId()) && isBlank(item.anonymousId()));
    Instant now = clock.instant();
    Set<String> waiting = new HashSet<>();
    aliases
        .waitingSince(hopeful, now)
        .forEach((id, since) -> {
          if (now.isBefore(since.plus(patience))) {
            waiting.add(id);
          }
        });
    return waiting;
  }

  @Scheduled(initialDelay = "10m", fixedDelay = "10m")
  void forgetOldWaits() {
    aliases.forgetBefore(clock.instant().minus(Duration.ofDays(1)));
  }

  private static boolean needsCode(ConversionItem item) {
    return isBlank(item.visitorCode()) && item.type() != EventType.ALIAS;
  }

  private static boolean isUsable(ConversionItem item) {
    return item.timestamp() != null
        && !isBlank(item.messageId())
        && fits(item.visitorCode())
        && fits(item.userId())
        && fits(item.anonymousId())
        && fits(Aliases.previousId(item).orElse(null));
  }

  private static boolean fits(@Nullable String id) {
    return id == null || (id.length() <= LONGEST_ID && Storable.is(id));
  }

  static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
