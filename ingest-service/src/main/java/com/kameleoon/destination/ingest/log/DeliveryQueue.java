package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The work that is left, leased to one worker at a time; nothing is open while it sends.
@Singleton
public final class DeliveryQueue {
  private static final byte[] NO_ITEM = {};

  private final LogDatabase database;
  private final BatchRepository batches;
  private final EventRepository events;
  private final Completion completion;
  private final Clock clock;

  DeliveryQueue(
      LogDatabase database,
      BatchRepository batches,
      EventRepository events,
      Completion completion,
      Clock clock) {
    this.database = database;
    this.batches = batches;
    this.events = events;
    this.completion = completion;
    this.clock = clock;
  }

  /// What is due for a target, as far as it fits one request.
  ///
  /// @param most batches to take, whatever would fit
  public Optional<Lease> lease(Target target, int most, Duration length) throws SQLException {
    Instant now = clock.instant();
    Lease.Terms terms = new Lease.Terms(UUID.randomUUID(), target, now, now.plus(length));
    return database.transact(connection -> {
      List<DeliveryBatch> leased = batches.lease(connection, terms, most);
      return leased.isEmpty()
          ? Optional.empty()
          : Optional.of(new Lease(terms, ids(leased), load(connection, leased)));
    });
  }

  /// Ends a lease with an end or a next time for every delivery under it. False, and nothing is
  /// written, when the lease ran out and another worker took over.
  ///
  /// @param retries due times by delivery id
  public boolean finish(Lease lease, List<FinishedDelivery> finished, Map<UUID, Instant> retries)
      throws SQLException {
    return database.transact(connection -> {
      if (batches.delete(connection, lease) == lease.batchIds().size()) {
        completion.commit(connection, lease, finished, retries);
        return true;
      }
      connection.rollback();
      return false;
    });
  }

  /// Gives back what was not sent.
  public void release(Lease lease) throws SQLException {
    database.transact(connection -> batches.release(connection, lease, clock.instant()));
  }

  private List<LeasedDelivery> load(Connection connection, List<DeliveryBatch> leased)
      throws SQLException {
    Map<LocalDate, List<StoredDelivery>> byDay = new HashMap<>();
    for (DeliveryBatch batch : leased) {
      byDay.computeIfAbsent(batch.day(), _ -> new ArrayList<>()).addAll(batch.deliveries());
    }
    Map<UUID, byte[]> items = new HashMap<>();
    for (Map.Entry<LocalDate, List<StoredDelivery>> day : byDay.entrySet()) {
      items.putAll(events.items(connection, day.getKey(), day.getValue()));
    }
    List<LeasedDelivery> loaded = new ArrayList<>();
    for (DeliveryBatch batch : leased) {
      for (StoredDelivery one : batch.deliveries()) {
        byte[] item = items.getOrDefault(one.id(), NO_ITEM);
        loaded.add(new LeasedDelivery(one, batch.day(), batch.attempts(), batch.firstAt(), item));
      }
    }
    return loaded;
  }

  private static List<UUID> ids(List<DeliveryBatch> leased) {
    return leased.stream().map(DeliveryBatch::id).toList();
  }
}
