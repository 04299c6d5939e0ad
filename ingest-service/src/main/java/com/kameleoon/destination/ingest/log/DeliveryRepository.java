package com.kameleoon.destination.ingest.log;

import com.kameleoon.destination.ingest.log.PlannedDelivery.Discarded;
import com.kameleoon.destination.ingest.log.PlannedDelivery.ToSend;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Table `delivery`.
@Singleton
final class DeliveryRepository {
  private static final String INSERT =
      """
      insert into ingest.delivery (day, id, event_id, mapping, target, item)
      select ?, i.* from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bytea[]) as i\
      """;

  private static final String ITEMS =
      "select id, item from ingest.delivery where day = ? and id = any (?::uuid[])";

  void insert(Connection connection, LocalDate day, List<StoredDelivery> deliveries)
      throws SQLException {
    SqlArrays<StoredDelivery> columns = new SqlArrays<>(connection, deliveries);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, day);
      insert.setArray(2, columns.as("uuid", d -> d.planned().id()));
      insert.setArray(3, columns.as("uuid", StoredDelivery::eventId));
      insert.setArray(4, columns.texts(d -> d.planned().mapping()));
      insert.setArray(5, columns.texts(d -> target(d.planned())));
      insert.setArray(6, columns.bytes(d -> item(d.planned())));
      insert.executeUpdate();
    }
  }

  /// The items by delivery id, in no order.
  Map<UUID, byte[]> items(Connection connection, LocalDate day, Collection<UUID> ids)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ITEMS)) {
      select.setObject(1, day);
      select.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
      Map<UUID, byte[]> items = HashMap.newHashMap(ids.size());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          items.put(rows.getObject(1, UUID.class), rows.getBytes(2));
        }
      }
      return items;
    }
  }

  private static @Nullable String target(PlannedDelivery planned) {
    return switch (planned) {
      case ToSend toSend -> toSend.target().name();
      case Discarded _ -> null;
    };
  }

  private static byte[] item(PlannedDelivery planned) {
    return switch (planned) {
      case ToSend toSend -> toSend.item();
      case Discarded discarded -> discarded.payload();
    };
  }
}
