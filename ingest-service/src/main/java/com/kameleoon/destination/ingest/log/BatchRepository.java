package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Table `delivery_batch`.
@Singleton
final class BatchRepository {
  private static final String INSERT =
      """
      insert into ingest.delivery_batch
        (id, target, day, items, bytes, attempts, first_at, due_at, deliveries)
      values\
      """;

  private static final String ROW = "(?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?)";

  // As many due batches as fit one request, the longest due first. A lease that ran out is due.
  private static final String LEASE =
      """
      with due as materialized (
        select id, due_at, items, bytes from ingest.delivery_batch
        where target = ? and due_at <= ? order by due_at limit ? for update skip locked),
      fitting as (
        select id from (
          select id, row_number() over longest as n, sum(items) over longest as items,
            sum(bytes) over longest as bytes
          from due window longest as (order by due_at, id)) as running
        where n = 1 or (items <= ? and bytes <= ?))
      update ingest.delivery_batch b set lease = ?, due_at = ?, attempts = attempts + 1
      from fitting where b.id = fitting.id
      returning b.id, b.target, b.day, b.deliveries, b.attempts, b.first_at, b.due_at\
      """;

  private static final String DELETE =
      "delete from ingest.delivery_batch where id = any (?::uuid[]) and lease = ?";

  private static final String RELEASE =
      """
      update ingest.delivery_batch set lease = null, due_at = ?, attempts = attempts - 1
      where id = any (?::uuid[]) and lease = ?\
      """;

  void insert(RoundTrip trip, List<DeliveryBatch> batches) {
    trip.thenRows(INSERT, ROW, batches.stream().map(BatchRepository::row).toList());
  }

  private static List<Object> row(DeliveryBatch batch) {
    return List.of(
        batch.id(),
        batch.target().name(),
        batch.day(),
        batch.deliveries().size(),
        batch.bytes(),
        batch.attempts(),
        utc(batch.firstAt()),
        utc(batch.dueAt()),
        DeliveryPlaces.write(batch.deliveries()));
  }

  /// @param most batches, whatever would fit
  List<DeliveryBatch> lease(Connection connection, Lease.Terms terms, int most)
      throws SQLException {
    try (PreparedStatement lease = connection.prepareStatement(LEASE)) {
      lease.setString(1, terms.target().name());
      lease.setObject(2, utc(terms.from()));
      lease.setInt(3, most);
      lease.setInt(4, DeliveryBatch.MAX_ITEMS);
      lease.setLong(5, DeliveryBatch.MAX_BYTES);
      lease.setObject(6, terms.token());
      lease.setObject(7, utc(terms.until()));
      try (ResultSet rows = lease.executeQuery()) {
        List<DeliveryBatch> batches = new ArrayList<>();
        while (rows.next()) {
          batches.add(read(rows));
        }
        return batches;
      }
    }
  }

  /// How many were still under that lease.
  int delete(Connection connection, Lease lease) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setArray(1, connection.createArrayOf("uuid", lease.batchIds().toArray()));
      delete.setObject(2, lease.terms().token());
      return delete.executeUpdate();
    }
  }

  /// Due at once again, and the attempt that was not made is not counted.
  int release(Connection connection, Lease lease, Instant now) throws SQLException {
    try (PreparedStatement release = connection.prepareStatement(RELEASE)) {
      release.setObject(1, utc(now));
      release.setArray(2, connection.createArrayOf("uuid", lease.batchIds().toArray()));
      release.setObject(3, lease.terms().token());
      return release.executeUpdate();
    }
  }

  private static DeliveryBatch read(ResultSet rows) throws SQLException {
    return new DeliveryBatch(
        rows.getObject(1, UUID.class),
        Target.valueOf(rows.getString(2)),
        rows.getObject(3, LocalDate.class),
        DeliveryPlaces.read(rows.getBytes(4)),
        rows.getInt(5),
        rows.getObject(6, OffsetDateTime.class).toInstant(),
        rows.getObject(7, OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
