package com.kameleoon.destination.ingest.log;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Table `tally`.
@Singleton
final class TallyRepository {
  private static final String APPEND = "insert into ingest.tally (kind, reason, n) values";

  // A reader sees either the rows or their sum; a second compaction skips what the first one took.
  private static final String COMPACT =
      """
      with taken as (delete from ingest.tally returning kind, reason, n)
      insert into ingest.tally (kind, reason, n)
      select kind, reason, sum(n) from taken group by kind, reason\
      """;

  // One statement, so that all of it is one snapshot.
  private static final String IDENTITY =
      """
      select kind, reason, sum(n)::int8 from ingest.tally group by kind, reason
      union all
      select 'PENDING', '', coalesce(sum(items), 0)::int8 from ingest.delivery_batch
      union all
      select 'OLDEST_PENDING', '', coalesce(extract(epoch from min(first_at)), 0)::int8
      from ingest.delivery_batch\
      """;

  void append(RoundTrip trip, Tally tally) {
    trip.thenRows(
        APPEND,
        "(?, ?, ?)",
        tally.counts().entrySet().stream()
            .map(count ->
                List.<Object>of(
                    count.getKey().kind().name(), count.getKey().reason(), count.getValue()))
            .toList());
  }

  void compact(Connection connection) throws SQLException {
    try (PreparedStatement compact = connection.prepareStatement(COMPACT)) {
      compact.executeUpdate();
    }
  }

  DeliveryIdentity identity(Connection connection) throws SQLException {
    DeliveryIdentity.Builder identity = new DeliveryIdentity.Builder();
    try (PreparedStatement select = connection.prepareStatement(IDENTITY);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        identity.add(rows.getString(1), rows.getString(2), rows.getLong(3));
      }
    }
    return identity.build();
  }
}
