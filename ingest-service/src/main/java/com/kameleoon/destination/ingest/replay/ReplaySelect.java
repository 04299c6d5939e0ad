package com.kameleoon.destination.ingest.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The query for the events of a selection, the oldest first.
record ReplaySelect(String sql, List<@Nullable Object> values) {
  static final int MOST = 200_000;

  private static final String BY_ID =
      """
      select row_number() over () as place, e.day, e.message_key
      from unnest(?::text[]) as asked (id)
        join ingest.event e on e.message_id = asked.id and e.message_key =
          encode(substring(sha256(convert_to(asked.id, 'UTF8')) for 16), 'hex')::uuid\
      """;

  private static final String BY_TIME =
      """
      select row_number() over (order by e.received_at, e.id) as place, e.day, e.message_key
      from ingest.event e
      where e.day between ? and ? and e.received_at >= ? and e.received_at < ?\
      """;

  private static final String GIVEN_UP =
      """

      and (e.verdict = 'DISCARDED' or e.verdict = 'DELIVERIES' and exists (
        select from ingest.delivery_outcome o
        where o.day = e.day and o.message_key = e.message_key and o.outcome = 'DISCARDED'))\
      """;

  private static final String FOR_REASON =
      """

      and (e.reason = ? or e.verdict = 'DELIVERIES' and exists (
        select from ingest.delivery_outcome o
        where o.day = e.day and o.message_key = e.message_key
          and o.outcome = 'DISCARDED' and o.reason = ?))\
      """;

  static ReplaySelect of(ReplaySelection selection, Instant now) {
    List<@Nullable Object> values = new ArrayList<>();
    if (selection.isById()) {
      values.add(selection.messageIds());
      return new ReplaySelect(BY_ID, values);
    }
    Instant to = selection.to() == null ? now : selection.to();
    Instant from = selection.from() == null ? to.minus(1, ChronoUnit.DAYS) : selection.from();
    values.addAll(List.of(day(from).minusDays(1), day(to).plusDays(1), from, to));
    StringBuilder sql = new StringBuilder(BY_TIME);
    if (selection.name() != null) {
      sql.append("\nand e.name = ?");
      values.add(selection.name());
    }
    if (selection.type() != null) {
      sql.append("\nand e.type = ?");
      values.add(selection.type());
    }
    if (selection.reason() != null) {
      sql.append(FOR_REASON);
      values.add(selection.reason());
      values.add(selection.reason());
    } else if (selection.discardsOnly()) {
      sql.append(GIVEN_UP);
    }
    return new ReplaySelect(sql.append("\nlimit ").append(MOST).toString(), values);
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
