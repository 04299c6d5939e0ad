package com.kameleoon.destination.ingest.query;

import com.kameleoon.destination.ingest.store.ConsoleStore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads table `event`. An event is in the partition of its day, or in a neighbour's when it was
/// stored around midnight.
@Singleton
final class EventLookupRepository {
  private static final String COLUMNS =
      """
      select e.day, e.id, e.message_id, e.door, e.source, e.type, e.name, e.user_id,
        e.anonymous_id, e.received_at, e.verdict, e.reason, e.detail, e.deliveries, e.body
      from ingest.event e\
      """;

  private static final String BY_MESSAGE_ID =
      COLUMNS
          + """

          where e.message_key =
              encode(substring(sha256(convert_to(?, 'UTF8')) for 16), 'hex')::uuid
            and e.message_id = ?
          order by e.received_at desc limit 1\
          """;

  private static final String BY_USER =
      COLUMNS
          + """

          where e.day between ? and ? and e.received_at >= ? and e.received_at <= ?
            and (e.received_at, e.id) < (?, ?)
            and ((hashtextextended(e.user_id, 0) = hashtextextended(?, 0) and e.user_id = ?)
              or (hashtextextended(e.anonymous_id, 0) = hashtextextended(?, 0)
                  and e.anonymous_id = ?))\
          """;

  private static final String BY_TIME =
      COLUMNS
          + """

          where e.day between ? and ? and e.received_at >= ? and e.received_at <= ?
            and (e.received_at, e.id) < (?, ?)\
          """;

  private static final String OLDEST_DAY =
      """
      select min(to_date(right(c.relname, 8), 'YYYYMMDD')) as day
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = 'ingest.event'::regclass\
      """;

  // Only what is counted can tell that nothing came.
  private static final String NEWEST_HOUR_BEFORE =
      """
      select hour from ingest.report_hour_total
      where hour < ? and ? <= (select counted_to from ingest.report_progress)
      order by hour desc limit 1\
      """;

  private final ConsoleStore store;

  EventLookupRepository(ConsoleStore store) {
    this.store = store;
  }

  Optional<StoredEvent> byMessageId(String messageId) {
    return store.find(BY_MESSAGE_ID, StoredEvent::read, messageId, messageId);
  }

  /// The newest of a slice of time, with everything that one table can tell.
  List<StoredEvent> slice(EventQuery query, Instant from, EventPlace to, int limit) {
    List<@Nullable Object> values =
        new ArrayList<>(
            List.of(day(from, -1), day(to.time(), 1), from, to.time(), to.time(), to.id()));
    StringBuilder sql = new StringBuilder(query.user() == null ? BY_TIME : BY_USER);
    if (query.user() != null) {
      values.addAll(List.of(query.user(), query.user(), query.user(), query.user()));
    }
    equal(sql, values, "e.type", query.type());
    equal(sql, values, "e.name", query.name());
    equal(sql, values, "e.door", query.door());
    verdict(sql, query);
    reason(sql, values, query.reason());
    sql.append("\norder by e.received_at desc, e.id desc limit ").append(limit);
    return store.query(sql.toString(), StoredEvent::read, values.toArray());
  }

  /// The end of the newest hour in which something came, where that is some time before the given
  /// one; empty where it is not, or not known.
  Optional<Instant> endOfGap(Instant before) {
    return store
        .find(NEWEST_HOUR_BEFORE, row -> row.time("hour"), before, before)
        .map(hour -> hour.plus(1, ChronoUnit.HOURS))
        .filter(end -> end.isBefore(before));
  }

  /// The first moment of the oldest day that is kept.
  Instant start() {
    return store
        .find(OLDEST_DAY, row -> Optional.ofNullable(row.date("day")))
        .flatMap(day -> day)
        .map(day -> day.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
        .orElse(Instant.EPOCH);
  }

  /// What the verdict alone rules out.
  private static void verdict(StringBuilder sql, EventQuery query) {
    if (query.mapping() != null) {
      sql.append("\nand e.verdict = 'DELIVERIES'");
    }
    if (query.status() == null) {
      return;
    }
    sql.append(
        switch (query.status()) {
          case FILTERED -> "\nand e.verdict = 'FILTERED'";
          case DELIVERED, PENDING -> "\nand e.verdict = 'DELIVERIES'";
          case DISCARDED ->
              """

              and (e.verdict = 'DISCARDED' or e.verdict = 'DELIVERIES' and exists (
                select from ingest.delivery_outcome o
                where o.day = e.day and o.message_key = e.message_key
                  and o.outcome = 'DISCARDED'))\
              """;
        });
  }

  private static void reason(
      StringBuilder sql, List<@Nullable Object> values, @Nullable String reason) {
    if (reason != null) {
      sql.append(
          """

          and (e.reason = ? or e.verdict = 'DELIVERIES' and exists (
            select from ingest.delivery_outcome o
            where o.day = e.day and o.message_key = e.message_key
              and o.outcome = 'DISCARDED' and o.reason = ?))\
          """);
      values.add(reason);
      values.add(reason);
    }
  }

  private static void equal(
      StringBuilder sql, List<@Nullable Object> values, String column, @Nullable String value) {
    if (value != null) {
      sql.append("\nand ").append(column).append(" = ?");
      values.add(value);
    }
  }

  private static LocalDate day(Instant time, int plus) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC).plusDays(plus);
  }
}
