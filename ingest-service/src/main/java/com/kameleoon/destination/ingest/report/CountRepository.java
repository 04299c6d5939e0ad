package com.kameleoon.destination.ingest.report;

import com.kameleoon.destination.ingest.store.ConsoleStore;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Counts the log by minute into tables `report_*`.
@Singleton
final class CountRepository {
  private static final String LOCK =
      "select pg_try_advisory_xact_lock('ingest.report_progress'::regclass::oid::bigint) as held";

  private static final String PROGRESS = "select counted_to from ingest.report_progress";

  private static final String OLDEST_EVENT =
      """
      select (select received_at from ingest.event e where e.day = d.day order by received_at limit 1)
        as first
      from (select to_date(right(c.relname, 8), 'YYYYMMDD') as day
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'ingest.event'::regclass order by 1) as d
      where exists (select from ingest.event e where e.day = d.day) limit 1\
      """;

  private static final String SAVE_PROGRESS =
      """
      insert into ingest.report_progress (counted_to, last_run_at) values (?, ?)
      on conflict (only_row) do update set
        counted_to = excluded.counted_to, last_run_at = excluded.last_run_at\
      """;

  private static final List<String> CLEAR =
      List.of(
          "delete from ingest.report_minute where minute >= ? and minute < ?",
          "delete from ingest.report_minute_total where minute >= ? and minute < ?",
          "delete from ingest.report_latency where minute >= ? and minute < ?",
          "delete from ingest.report_unsettled where minute >= ? and minute < ?");

  // One pass over the events of the minutes, which adds up at once: what an event will send is a
  // thousand bytes, and to keep them for a second look would mean files. Names beyond the most
  // frequent share one row. Each end is looked up by its key (limit 1): the planner takes an array
  // of JSON for a hundred deliveries, and would rather read the ends of all days. The least part of
  // a step is added because the logarithm of a power of two may come out a little short.
  private static final String COUNT =
      """
      with counted as materialized (
        select date_trunc('minute', e.received_at, 'UTC') as minute, e.door, e.type,
          coalesce(e.name, '') as name, coalesce(d.mapping, '') as mapping,
          case
            when e.verdict in ('FILTERED', 'DISCARDED') then e.verdict
            when o.outcome = 'DELIVERED' and o.attempts <= 1 then 'FIRST'
            when o.outcome = 'DELIVERED' then 'RETRIED'
            when o.outcome = 'DISCARDED' then 'DISCARDED'
            else 'PENDING'
          end as outcome,
          coalesce(o.reason, e.reason, '') as reason,
          coalesce(
            case e.reason
              when 'FILTERED_BY_RULES'
                then substring(e.detail from '^filter (.*?)(?: failed: .*)?$')
              when 'FILTERED_BY_FUNCTION' then substring(e.detail from '^function ([^:]*):')
            end, '') as by_name,
          case when o.outcome = 'DELIVERED' then
            floor(8 * ln(greatest(1, extract(epoch from o.finished_at - e.received_at) * 1000)::float8)
              / ln(2::float8) + 1e-9)::int
          end as step,
          count(*) as n
        from ingest.event e
          left join lateral json_to_recordset(
            case when e.verdict = 'DELIVERIES' and length(e.deliveries) > 0
              then convert_from(e.deliveries, 'UTF8')::json end) as d (id uuid, mapping text) on true
          left join lateral (
            select * from ingest.delivery_outcome o where o.day = e.day and o.delivery_id = d.id
            limit 1) as o on true
        where e.day between ? and ? and e.received_at >= ? and e.received_at < ?
          and o.outcome is distinct from 'REPLAYED'
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9
      ), frequent as (
        select name from counted group by name order by sum(n) desc, name limit 300
      ), latency as (
        insert into ingest.report_latency (minute, step, n)
        select minute, step, sum(n) from counted where step is not null group by 1, 2
      )
      insert into ingest.report_minute
        (minute, door, type, name, mapping, outcome, reason, by_name, n)
      select minute, door, type,
        case when name in (select name from frequent) then name else '(other)' end,
        mapping, outcome, reason, by_name, sum(n)
      from counted group by 1, 2, 3, 4, 5, 6, 7, 8\
      """;

  private static final String TOTAL =
      """
      insert into ingest.report_minute_total
        (minute, door, type, mapping, outcome, reason, by_name, n)
      select minute, door, type, mapping, outcome, reason, by_name, sum(n)
      from ingest.report_minute where minute >= ? and minute < ? group by 1, 2, 3, 4, 5, 6, 7\
      """;

  private static final String NOTE_UNSETTLED =
      """
      insert into ingest.report_unsettled (minute, counted_at)
      select distinct minute, ?::timestamptz from ingest.report_minute_total
      where minute >= ? and minute < ? and outcome = 'PENDING'\
      """;

  private static final String UNSETTLED =
      """
      select minute from ingest.report_unsettled where minute < ? and counted_at < ?
      order by counted_at, minute limit ?\
      """;

  private static final List<String> HOURS =
      List.of(
          "delete from ingest.report_hour where hour >= ? and hour < ?",
          """
          insert into ingest.report_hour
            (hour, door, type, name, mapping, outcome, reason, by_name, n)
          select date_trunc('hour', minute, 'UTC'), door, type, name, mapping, outcome, reason,
            by_name, sum(n)
          from ingest.report_minute where minute >= ? and minute < ?
          group by 1, 2, 3, 4, 5, 6, 7, 8\
          """,
          "delete from ingest.report_hour_total where hour >= ? and hour < ?",
          """
          insert into ingest.report_hour_total
            (hour, door, type, mapping, outcome, reason, by_name, n)
          select date_trunc('hour', minute, 'UTC'), door, type, mapping, outcome, reason, by_name,
            sum(n)
          from ingest.report_minute_total where minute >= ? and minute < ?
          group by 1, 2, 3, 4, 5, 6, 7\
          """,
          "delete from ingest.report_latency_hour where hour >= ? and hour < ?",
          """
          insert into ingest.report_latency_hour (hour, step, n)
          select date_trunc('hour', minute, 'UTC'), step, sum(n)
          from ingest.report_latency where minute >= ? and minute < ? group by 1, 2\
          """);

  private static final List<String> FORGET =
      List.of(
          "delete from ingest.report_minute where minute < ?",
          "delete from ingest.report_minute_total where minute < ?",
          "delete from ingest.report_hour where hour < ?",
          "delete from ingest.report_hour_total where hour < ?",
          "delete from ingest.report_latency where minute < ?",
          "delete from ingest.report_latency_hour where hour < ?",
          "delete from ingest.report_unsettled where minute < ?",
          "delete from ingest.delivery_attempt where at < ?");

  private final ConsoleStore store;

  CountRepository(ConsoleStore store) {
    this.store = store;
  }

  /// Holds the only counter's place until the transaction ends; false while another replica does.
  static boolean lock(ConsoleStore.Statements statements) throws SQLException {
    return statements.query(LOCK, row -> row.flag("held")).getFirst();
  }

  /// Where to go on; where the log begins on the first run.
  Optional<Instant> countedTo(ConsoleStore.Statements statements) throws SQLException {
    Optional<Instant> saved =
        statements.query(PROGRESS, row -> row.time("counted_to")).stream().findFirst();
    return saved.isPresent()
        ? saved
        : statements
            .query(OLDEST_EVENT, row -> Optional.ofNullable(row.timeOrNull("first")))
            .stream()
            .flatMap(Optional::stream)
            .findFirst();
  }

  static void save(ConsoleStore.Statements statements, Instant countedTo, Instant now)
      throws SQLException {
    statements.update(SAVE_PROGRESS, countedTo, now);
  }

  /// Counts whole minutes anew, and the hours that they are in.
  static void count(ConsoleStore.Statements statements, Instant from, Instant to, Instant now)
      throws SQLException {
    statements.update("set local statement_timeout = '5min'");
    // However many groups the planner expects of JSON that it cannot see into, they are few: added
    // up as they come, not after sorting every row of some minutes in a file.
    statements.update("set local enable_sort = off");
    for (String clear : CLEAR) {
      statements.update(clear, from, to);
    }
    statements.update(COUNT, day(from, -1), day(to, 1), from, to);
    statements.update(TOTAL, from, to);
    statements.update(NOTE_UNSETTLED, now, from, to);
    Instant hour = from.truncatedTo(ChronoUnit.HOURS);
    Instant end = to.minusMillis(1).truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    for (String statement : HOURS) {
      statements.update(statement, hour, end);
    }
  }

  /// Minutes to look at again: the longest ago first.
  static List<Instant> unsettled(
      ConsoleStore.Statements statements, Instant before, Instant countedBefore, int most)
      throws SQLException {
    return statements.query(UNSETTLED, row -> row.time("minute"), before, countedBefore, most);
  }

  void forget(Instant before) {
    FORGET.forEach(statement -> store.update(statement, before));
  }

  /// For replays and others who change what became of old events.
  void recount(Instant minute) {
    store.update(
        """
        insert into ingest.report_unsettled (minute, counted_at)
        values (date_trunc('minute', ?::timestamptz, 'UTC'), '-infinity')
        on conflict (minute) do update set counted_at = excluded.counted_at\
        """,
        minute);
  }

  private static LocalDate day(Instant time, int plus) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC).plusDays(plus);
  }
}
