package com.kameleoon.destination.ingest.query;

import com.kameleoon.destination.ingest.store.ConsoleStore;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reads table `delivery_outcome`.
@Singleton
final class OutcomeLookupRepository {
  private static final String ENDS =
      """
      select delivery_id, outcome, reason, detail, attempts, finished_at
      from ingest.delivery_outcome where day = ? and delivery_id = any (?)\
      """;

  private final ConsoleStore store;

  OutcomeLookupRepository(ConsoleStore store) {
    this.store = store;
  }

  /// The events with what became of their deliveries.
  List<EventRecord> join(List<StoredEvent> events) {
    Map<LocalDate, List<UUID>> ids =
        events.stream()
            .filter(event -> !event.planned().isEmpty())
            .collect(
                Collectors.groupingBy(
                    StoredEvent::day,
                    Collectors.flatMapping(
                        event -> event.planned().stream().map(StoredEvent.Planned::id),
                        Collectors.toList())));
    Map<UUID, OutcomeRow> ends = new HashMap<>();
    ids.forEach((day, of) -> ends(day, of).forEach(end -> ends.put(end.deliveryId(), end)));
    return events.stream().map(event -> event.with(ends)).toList();
  }

  private List<OutcomeRow> ends(LocalDate day, List<UUID> ids) {
    return store.query(
        ENDS,
        row ->
            new OutcomeRow(
                row.uuid("delivery_id"),
                row.text("outcome"),
                row.textOrNull("reason"),
                row.textOrNull("detail"),
                row.number("attempts"),
                row.time("finished_at")),
        day,
        ids);
  }
}
