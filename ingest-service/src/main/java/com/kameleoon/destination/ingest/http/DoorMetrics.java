package com.kameleoon.destination.ingest.http;

import com.kameleoon.destination.ingest.log.Door;
import com.kameleoon.destination.ingest.log.Receipt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Counts what came to the doors: events offered = stored + duplicate + refused + unavailable.
@Singleton
final class DoorMetrics {
  private final Map<Door, Map<Receipt, Counter>> taken = new EnumMap<>(Door.class);
  private final Map<Door, Counter> refused = new EnumMap<>(Door.class);
  private final Map<Door, Counter> unavailable = new EnumMap<>(Door.class);
  private final Map<RefusalCode, Counter> refusals = new EnumMap<>(RefusalCode.class);

  DoorMetrics(MeterRegistry meters) {
    for (Door door : Door.values()) {
      Map<Receipt, Counter> receipts = new EnumMap<>(Receipt.class);
      for (Receipt receipt : Receipt.values()) {
        receipts.put(receipt, events(meters, door, lower(receipt)));
      }
      taken.put(door, receipts);
      refused.put(door, events(meters, door, "refused"));
      unavailable.put(door, events(meters, door, "unavailable"));
    }
    for (RefusalCode code : RefusalCode.values()) {
      refusals.put(code, refusal(meters, code));
    }
  }

  void taken(Door door, Receipt receipt) {
    counter(counter(taken, door), receipt).increment();
  }

  void refused(Door door) {
    counter(refused, door).increment();
  }

  void unavailable(Door door, int events) {
    counter(unavailable, door).increment(events);
  }

  /// A request or an item of a batch was answered with that code.
  void answered(RefusalCode code) {
    counter(refusals, code).increment();
  }

  private static <K, V> V counter(Map<K, V> counters, K key) {
    return java.util.Objects.requireNonNull(counters.get(key));
  }

  private static Counter events(MeterRegistry meters, Door door, String outcome) {
    return Counter.builder("ingest.door.events")
        .description("Events offered at a door, by what became of them there")
        .tag("door", lower(door))
        .tag("outcome", outcome)
        .register(meters);
  }

  private static Counter refusal(MeterRegistry meters, RefusalCode code) {
    return Counter.builder("ingest.door.refusals")
        .description("Requests and items of batches that were refused, by reason")
        .tag("code", code.wireName())
        .register(meters);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
