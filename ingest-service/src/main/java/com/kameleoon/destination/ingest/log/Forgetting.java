package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.model.wire.DiscardReason;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Takes persons out of stored events and of the work that is left. The rows stay, so that repeated
/// messages are still known, by a hash, and all counts stay what they were.
@Singleton
public final class Forgetting {
  private static final String ERASED = "{\"erased\":true}";

  private static final String LOCK_BATCHES =
      """
      select id, lease is not null and due_at > ? as leased, deliveries
      from ingest.delivery_batch where day = ? order by id for update\
      """;

  private static final String SHRINK =
      "update ingest.delivery_batch set deliveries = ?, items = ?, bytes = ? where id = ?";

  private static final String REMOVE = "delete from ingest.delivery_batch where id = ?";

  private static final String ANONYMISE =
      """
      update ingest.event e set message_id = '', user_id = null, anonymous_id = null, detail = null,
        body = convert_to('%s', 'UTF8'),
        deliveries = (
          select convert_to(json_agg(json_build_object('id', d.made -> 'id', 'mapping',
            d.made -> 'mapping', 'target', d.made -> 'target', 'item', json_build_object()))::text,
            'UTF8')
          from json_array_elements(convert_from(e.deliveries, 'UTF8')::json) as d (made))
      where e.day = ? and e.message_key = any (?::uuid[])\
      """
          .formatted(ERASED);

  private static final String DELIVERIES =
      """
      select (d.made ->> 'id')::uuid from ingest.event e,
        lateral json_array_elements(convert_from(e.deliveries, 'UTF8')::json) as d (made)
      where e.day = ? and e.message_key = any (?::uuid[])\
      """;

  // By the key of the table; by message_key it would read all ends of the day. The ids are asked
  // for before: in one statement the planner takes each array of JSON for a hundred deliveries.
  static final String FORGET_DETAILS =
      """
      update ingest.delivery_outcome set detail = null
      where day = ? and delivery_id = any (?::uuid[]) and detail is not null\
      """;

  // A replay that was asked for by message ids keeps what it did, not for which.
  private static final String FORGET_SELECTIONS =
      """
      update ingest.replay set selection = '{"messageIds":[]}'
      where selection like '%messageIds%' and id in (
        select replay from ingest.replay_item where day = ? and message_key = any (?::uuid[]))\
      """;

  private final LogDatabase database;
  private final OutcomeRepository outcomes;
  private final TallyRepository tallies;
  private final Clock clock;

  Forgetting(
      LogDatabase database, OutcomeRepository outcomes, TallyRepository tallies, Clock clock) {
    this.database = database;
    this.outcomes = outcomes;
    this.tallies = tallies;
    this.clock = clock;
  }

  /// Whether nothing but this mark is left of a stored body.
  static boolean isErased(byte[] body) {
    return Arrays.equals(body, ERASED.getBytes(StandardCharsets.UTF_8));
  }

  /// @param events that were anonymised
  /// @param unsent deliveries that will never be sent
  public record Forgotten(long events, long unsent) {}

  /// A batch of work with what stays of it.
  private record Shrunk(UUID id, List<StoredDelivery> kept, List<StoredDelivery> removed) {}

  /// One transaction. Empty, and nothing is changed, while one of the deliveries is being sent.
  ///
  /// @param messageKeys of events of one day, at most a few hundred
  public Optional<Forgotten> forget(LocalDate day, Set<UUID> messageKeys) throws SQLException {
    return database.transact(connection -> {
      // A batch that a worker has just given back is not in the first answer, but in the second.
      Optional<List<Shrunk>> first = batches(connection, day, messageKeys);
      Optional<List<Shrunk>> work = first.isEmpty() ? first : batches(connection, day, messageKeys);
      return work.isEmpty()
          ? Optional.<Forgotten>empty()
          : Optional.of(forget(connection, day, messageKeys, work.get()));
    });
  }

  private Forgotten forget(
      Connection connection, LocalDate day, Set<UUID> messageKeys, List<Shrunk> work)
      throws SQLException {
    for (Shrunk batch : work) {
      write(connection, batch);
    }
    List<StoredDelivery> unsent = work.stream().flatMap(batch -> batch.removed().stream()).toList();
    end(connection, day, unsent);
    update(connection, FORGET_DETAILS, day, deliveries(connection, day, messageKeys));
    update(connection, FORGET_SELECTIONS, day, messageKeys);
    return new Forgotten(update(connection, ANONYMISE, day, messageKeys), unsent.size());
  }

  /// The batches of that day with deliveries of these events; empty where one of them is leased.
  private Optional<List<Shrunk>> batches(
      Connection connection, LocalDate day, Set<UUID> messageKeys) throws SQLException {
    Map<UUID, Shrunk> found = new LinkedHashMap<>();
    boolean busy = false;
    try (PreparedStatement select = connection.prepareStatement(LOCK_BATCHES)) {
      select.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
      select.setObject(2, day);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Shrunk batch = shrunk(rows, messageKeys);
          busy |= !batch.removed().isEmpty() && rows.getBoolean("leased");
          found.put(batch.id(), batch);
        }
      }
    }
    return busy
        ? Optional.empty()
        : Optional.of(found.values().stream().filter(batch -> !batch.removed().isEmpty()).toList());
  }

  private static Shrunk shrunk(ResultSet rows, Set<UUID> messageKeys) throws SQLException {
    Map<Boolean, List<StoredDelivery>> parts =
        DeliveryPlaces.read(rows.getBytes("deliveries")).stream()
            .collect(Collectors.partitioningBy(one -> messageKeys.contains(one.messageKey())));
    return new Shrunk(
        rows.getObject("id", UUID.class),
        parts.getOrDefault(false, List.of()),
        parts.getOrDefault(true, List.of()));
  }

  private static void write(Connection connection, Shrunk batch) throws SQLException {
    boolean empty = batch.kept().isEmpty();
    try (PreparedStatement change = connection.prepareStatement(empty ? REMOVE : SHRINK)) {
      if (empty) {
        change.setObject(1, batch.id());
      } else {
        change.setBytes(1, DeliveryPlaces.write(batch.kept()));
        change.setInt(2, batch.kept().size());
        change.setLong(3, batch.kept().stream().mapToLong(StoredDelivery::length).sum());
        change.setObject(4, batch.id());
      }
      change.executeUpdate();
    }
  }

  /// Discarded, so that received = delivered + filtered + discarded + pending stays true.
  private void end(Connection connection, LocalDate day, List<StoredDelivery> unsent)
      throws SQLException {
    if (unsent.isEmpty()) {
      return;
    }
    Tally tally = new Tally();
    List<OutcomeRepository.End> ends = new ArrayList<>();
    for (StoredDelivery one : unsent) {
      tally.discarded(DiscardReason.ERASED);
      ends.add(
          new OutcomeRepository.End(
              one.messageKey(),
              new FinishedDelivery.Discarded(one.id(), 0, DiscardReason.ERASED, null)));
    }
    RoundTrip trip = new RoundTrip(connection);
    outcomes.insert(trip, day, clock.instant(), ends);
    tallies.append(trip, tally);
    trip.run();
  }

  private static Set<UUID> deliveries(Connection connection, LocalDate day, Set<UUID> messageKeys)
      throws SQLException {
    Set<UUID> ids = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(DELIVERIES)) {
      select.setObject(1, day);
      select.setArray(2, connection.createArrayOf("uuid", messageKeys.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return ids;
  }

  private static long update(Connection connection, String sql, LocalDate day, Set<UUID> keys)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, day);
      statement.setArray(2, connection.createArrayOf("uuid", keys.toArray()));
      return statement.executeUpdate();
    }
  }
}
