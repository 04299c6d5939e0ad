package com.kameleoon.destination.ingest.delivery;

import com.kameleoon.destination.ingest.log.Lease;
import com.kameleoon.destination.ingest.log.LeasedDelivery;
import com.kameleoon.destination.ingest.store.ConsoleStore;
import com.kameleoon.destination.ingest.store.StoreUnavailableException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what targets answered to attempts that are repeated, for whoever asks about one of them.
/// An attempt that delivers writes nothing here, and one that cannot be written down is made all
/// the same.
@Singleton
final class StoredAttempts implements AttemptJournal {
  private static final Logger LOG = LoggerFactory.getLogger(StoredAttempts.class);
  private static final String ADD =
      """
      insert into ingest.delivery_attempt (at, attempt, answer, again_at, delivery_ids)
      values (?, ?, ?, ?, ?)\
      """;

  private final ConsoleStore store;
  private final Clock clock;

  StoredAttempts(ConsoleStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Deliveries that have the same to tell share a row.
  private record Alike(int attempt, String answer, Instant again) {}

  @Override
  public void repeated(Lease lease, Map<UUID, Outcome> outcomes, Map<UUID, Instant> again) {
    if (again.isEmpty()) {
      return;
    }
    Map<Alike, List<UUID>> groups = new LinkedHashMap<>();
    for (LeasedDelivery delivery : lease.deliveries()) {
      Instant due = again.get(delivery.id());
      if (due != null && outcomes.get(delivery.id()) instanceof Outcome.RetryLater later) {
        Alike alike = new Alike(delivery.attempts(), String.valueOf(later.detail()), due);
        groups.computeIfAbsent(alike, _ -> new ArrayList<>()).add(delivery.id());
      }
    }
    write(groups);
  }

  private void write(Map<Alike, List<UUID>> groups) {
    Instant now = clock.instant();
    try {
      store.transact(statements -> {
        for (Map.Entry<Alike, List<UUID>> group : groups.entrySet()) {
          Alike alike = group.getKey();
          statements.update(
              ADD, now, alike.attempt(), alike.answer(), alike.again(), group.getValue());
        }
        return groups.size();
      });
    } catch (StoreUnavailableException away) {
      LOG.debug("Attempts could not be written down because={}", away.getMessage());
    }
  }
}
