package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Fills the event log with events of the last seven days, made by PostgreSQL itself in the shape
/// that the service stores: three types, seventy names, two doors, more by day than by night, users
/// of whom a few send much, filters, discards and retries. Each day's indexes are built when its
/// rows are there; what the reports read is left to the service to count.
final class StoredEvents {
  static final int DAYS = 7;
  private static final int USERS = 100_000;

  private static final String TABLE =
      """
      create table ingest.%1$s_%2$s (like ingest.%1$s including storage including comments)
        with (toast_tuple_target = 8160, autovacuum_vacuum_insert_threshold = -1)\
      """;

  private static final String ATTACH =
      "alter table ingest.%1$s attach partition ingest.%1$s_%2$s for values in ('%3$s')";

  // `draw` is a number per event and purpose that looks random and is the same in every run; the
  // square of one makes the first users and names the most frequent ones. A day's events lie in the
  // order of their times. Ids begin with their milliseconds, as the service makes them.
  private static final String DRAW =
      "(abs(hashint8extended(%s, %d) %% 1000000) / 1000000.0)::float8";

  private static final String EVENTS =
      """
      insert into ingest.event_%1$s (day, message_key, id, received_at, message_id, door, source,
        type, name, user_id, anonymous_id, verdict, reason, detail, body, deliveries)
      select '%2$s', encode(substring(sha256(convert_to(id, 'UTF8')) for 16), 'hex')::uuid,
        event_id, at, id, case when place < 0.2 then 'SEGMENTIO' else 'TRACKING_API' end, 'web',
        type, name, user_id, 'anon-' || user_id,
        case when place < 0.95 then 'DELIVERIES' when place < 0.99 then 'FILTERED' else 'DISCARDED'
          end,
        case when place < 0.95 then null when place < 0.98 then 'FILTERED_BY_RULES'
          when place < 0.99 then 'NO_MATCHING_MAPPING' else 'NO_VISITOR_CODE' end,
        case when place between 0.95 and 0.98 then 'filter internal traffic' end,
        convert_to('{"type":"' || type || '","' || case type when 'track' then 'event' else 'name'
          end || '":"' || name || '","messageId":"' || id || '","userId":"' || user_id
          || '","anonymousId":"anon-' || user_id || '","timestamp":"' || iso
          || '","context":{"ip":"198.51.100.7","library":{"name":"analytics.js","version":"4.1.0"},'
          || '"userAgent":"' || repeat('Mozilla/5.0 ', 12) || '"},"properties":{'
          || '"kameleoonVisitorCode":"v' || user_id || '","revenue":' || round(place * 100)
          || ',"url":"https://shop.example/' || repeat(md5(id), 6) || '"}}', 'UTF8'),
        case when place < 0.95 then convert_to('[{"id":"' || delivery_id || '","mapping":"'
          || initcap(type) || ' Calls","target":"GOAL","item":{"id":"' || delivery_id
          || '","messageId":"' || id || '","type":"' || type || '","name":"' || name
          || '","visitorCode":"v' || user_id || '","userId":"' || user_id || '","timestamp":"' || iso
          || '","properties":{"revenue":' || round(place * 100) || ',"url":"https://shop.example/'
          || repeat(md5(id), 6) || '"}}}]', 'UTF8') end
      from (
        select *, replace(event_id::text, '-7000-', '-7001-') as delivery_id,
          to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as iso
        from (select id, at, place, type, user_id,
          (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7000'
            || right(md5(id), 16))::uuid as event_id,
          initcap(type) || ' ' ||
            floor(power(%4$s, 2) * case type when 'track' then 40 when 'page' then 25 else 5 end)
            as name
        from (
          select n, 'bench-%2$s-' || n as id, %5$s as place,
            case when %6$s < 0.6 then 'track' when %6$s < 0.95 then 'page' else 'screen' end as type,
            'user-' || floor(power(%7$s, 2) * %8$d) as user_id,
            '%2$s 00:00:00Z'::timestamptz + (x - 0.12 * sin(2 * pi() * x)) * interval '86399 seconds' as at
          from (select n, n::float8 / %3$d as x from generate_series(0, %3$d - 1) as n) as numbers
        ) as drawn) as named
      ) as events\
      """;

  private static final String ENDS =
      """
      insert into ingest.delivery_outcome_%1$s
        (day, delivery_id, message_key, finished_at, attempts, outcome, reason)
      select day, replace(id::text, '-7000-', '-7001-')::uuid, message_key,
        received_at + (40 + 400 * power(%2$s, 4)) * interval '1 millisecond'
          + case when %2$s > 0.99 then interval '25 seconds' else interval '0' end,
        case when %2$s > 0.99 then 2 else 1 end,
        case when %3$s < 0.005 then 'DISCARDED' else 'DELIVERED' end,
        case when %3$s < 0.005 then 'RETRIES_EXHAUSTED' end
      from ingest.event_%1$s where verdict = 'DELIVERIES'\
      """;

  private static final String LEDGER =
      """
      insert into ingest.tally
      select 'RECEIVED', '', count(*) from ingest.event where message_id like 'bench-%'
      union all
      select verdict, reason, count(*) from ingest.event
        where message_id like 'bench-%' and verdict <> 'DELIVERIES' group by 1, 2
      union all
      select o.outcome, coalesce(o.reason, ''), count(*) from ingest.delivery_outcome o
        where o.day < (now() at time zone 'UTC')::date group by 1, 2\
      """;

  // Explaining runs an event through the revision of its time: let the present one have run then.
  private static final String REVISIONS =
      "update ingest.revision_span set from_at = from_at - interval '9 days'";

  private final Database database;
  private final Report report;

  StoredEvents(Database database, Report report) {
    this.database = database;
    this.report = report;
  }

  /// Spread over the seven days before today.
  void fill(long events) throws SQLException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set maintenance_work_mem = '512MB'");
      // Tables that are made in the same transaction need no write-ahead log at wal_level minimal.
      connection.setAutoCommit(false);
      for (int back = DAYS; back >= 1; back--) {
        fill(statement, today.minusDays(back), events / DAYS);
        connection.commit();
        report.progress("console: the events of %s are stored", today.minusDays(back));
      }
      statement.execute(LEDGER);
      statement.execute(REVISIONS);
      statement.execute("delete from ingest.report_progress");
      statement.execute("analyze ingest.event; analyze ingest.delivery_outcome");
      connection.commit();
    }
  }

  private static void fill(Statement statement, LocalDate day, long events) throws SQLException {
    String suffix = day.format(DateTimeFormatter.BASIC_ISO_DATE);
    for (String table : new String[] {"event", "delivery_outcome"}) {
      statement.execute("drop table if exists ingest.%s_%s".formatted(table, suffix));
      statement.execute(TABLE.formatted(table, suffix));
    }
    statement.execute(
        EVENTS.formatted(
            suffix, day, events, draw("n", 1), draw("n", 2), draw("n", 3), draw("n", 4), USERS));
    String key = "('x' || left(message_key::text, 8))::bit(32)::int8";
    statement.execute(ENDS.formatted(suffix, draw(key, 5), draw(key, 6)));
    for (String table : new String[] {"event", "delivery_outcome"}) {
      statement.execute(ATTACH.formatted(table, suffix, day));
    }
  }

  private static String draw(String of, int purpose) {
    return DRAW.formatted(of, purpose);
  }

  /// A user of the log, the frequent ones more often: whom somebody looks for at random.
  static String user(long number) {
    double draw = Math.floorMod(number * 7919, 10_007L) / 10_007.0;
    return "user-" + (long) Math.floor(draw * draw * USERS);
  }

  /// How many events the log has.
  long count() throws SQLException {
    return one("select sum(n)::int8 from ingest.tally where kind = 'RECEIVED'");
  }

  /// How many the service has counted.
  long counted() throws SQLException {
    return one("select coalesce(sum(n), 0)::int8 from ingest.report_hour");
  }

  /// Whole minutes that are still to be counted.
  long minutesToCount() throws SQLException {
    return one(
        """
        select coalesce(extract(epoch from now() - min(counted_to))::int8 / 60, 1000000)
        from ingest.report_progress\
        """);
  }

  private long one(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
