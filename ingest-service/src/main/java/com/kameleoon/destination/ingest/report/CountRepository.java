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

  // One pass over the events of the minutes; names beyond the most frequent share one row. Each end
  // is looked up by its key (limit 1): the planner takes an array of JSON for a hundred deliveries,
  // and would rather read the ends of all days.
  private static final String COUNT =
      """
      with e as materialized (
        select date_trunc('minute', e.received_at, 'UTC') as minute, e.day, e.door, e.type,
          coalesce(e.name, '') as name, e.verdict, e.reason, e.detail, e.deliveries, e.received_at
        from ingest.event e
        where e.day between ? and ? and e.received_at >= ? and e.received_at < ?
      ), frequent as (
        select name from e group by name order by count(*) desc, name limit 300
      ), one as (
        select e.minute, e.door, e.type, e.name, e.verdict, e.reason, e.received_at,
          d.mapping, o.outcome, o.reason as end_reason, o.attempts,
          o.finished_at,
          case e.reason
            when 'FILTERED_BY_RULES' then substring(e.detail from '^filter (.*?)(?: failed: .*)?$')
            when 'FILTERED_BY_FUNCTION' then substring(e.detail from '^function ([^:]*):')
          end as by_name
        from e
          left join lateral json_to_recordset(
            case when e.verdict = 'DELIVERIES' and length(e.deliveries) > 0
              then convert_from(e.deliveries, 'UTF8')::json end) as d (id uuid, mapping text) on true
          left join lateral (
            select * from ingest.delivery_outcome o where o.day = e.day and o.delivery_id = d.id
            limit 1) as o on true
      ), latency as (
        insert into ingest.report_latency (minute, step, n)
        select minute,
          floor(8 * log(2.0, greatest(1, extract(epoch from finished_at - received_at) * 1000)))::int,
          count(*)
        from one where outcome = 'DELIVERED' group by 1, 2
      )
      insert into ingest.report_minute
        (minute, door, type, name, mapping, outcome, reason, by_name, n)
      select minute, door, type,
        case when name in (select name from frequent) then name else '(other)' end,
        coalesce(mapping, ''),
        case
          when verdict in ('FILTERED', 'DISCARDED') then verdict
          when outcome = 'DELIVERED' and attempts <= 1 then 'FIRST'
          when outcome = 'DELIVERED' then 'RETRIED'
          when outcome = 'DISCARDED' then 'DISCARDED'
          else 'PENDING'
        end,
        coalesce(end_reason, reason, ''), coalesce(by_name, ''), count(*)
      from one where outcome is distinct from 'REPLAYED' group by 1, 2, 3, 4, 5, 6, 7, 8\
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
