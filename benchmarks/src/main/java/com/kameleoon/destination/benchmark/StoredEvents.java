package com.kameleoon.destination.benchmark;

import com.kameleoon.destination.local.suite.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Fills the event log with events of the last seven days, made by PostgreSQL itself; each with one
/// delivery and its end, and the tallies that the service would have kept.
final class StoredEvents {
  private static final int DAYS = 7;
  static final int USERS = 100_000;

  private static final String PARTITION =
      """
      create table if not exists ingest.%1$s_%2$s (like ingest.%1$s including all)
        with (toast_tuple_target = 8160, autovacuum_vacuum_insert_threshold = -1);
      do $$ begin
        alter table ingest.%1$s attach partition ingest.%1$s_%2$s for values in ('%3$s');
      exception when others then null; end $$\
      """;

  // Ids begin with their milliseconds, as the service makes them.
  private static final String EVENTS =
      """
      insert into ingest.event (day, message_key, id, received_at, message_id, door, source, type,
        name, user_id, anonymous_id, verdict, reason, detail, body, deliveries)
      select '%1$s', encode(substring(sha256(convert_to(m.id, 'UTF8')) for 16), 'hex')::uuid,
        (lpad(to_hex((extract(epoch from m.at) * 1000)::bigint), 12, '0') || '7000' || right(md5(m.id), 16))::uuid,
        m.at, m.id, 'TRACKING_API', 'web', 'track', m.name, 'user-' || m.n %% %3$d, 'anon-' || m.n %% %3$d,
        case when m.n %% 20 = 0 then 'FILTERED' else 'DELIVERIES' end,
        case when m.n %% 20 = 0 then 'FILTERED_BY_RULES' end,
        case when m.n %% 20 = 0 then 'filter internal traffic' end,
        convert_to('{"type":"track","event":"' || m.name || '","messageId":"' || m.id ||
          '","userId":"user-' || m.n %% %3$d || '","timestamp":"' || m.at ||
          '","properties":{"kameleoonVisitorCode":"visitor' || m.n || '","revenue":12.5,"padding":"'
          || repeat('x', 250) || '"}}', 'UTF8'),
        case when m.n %% 20 <> 0 then convert_to('[{"id":"' || md5(m.id)::uuid ||
          '","mapping":"Track Calls","target":"GOAL","item":{"type":"track","name":"' || m.name ||
          '"}}]', 'UTF8') end
      from (select n, 'bench-%1$s-' || n as id,
              '%1$s'::timestamptz + n * interval '%4$s seconds' as at,
              (array['Order Completed','Product Viewed','Product Added','Signed Up'])[1 + n %% 4] as name
            from generate_series(0, %2$d - 1) as n) as m\
      """;

  private static final String ENDS =
      """
      insert into ingest.delivery_outcome
        (day, delivery_id, message_key, finished_at, attempts, outcome)
      select day, md5(message_id)::uuid, message_key, received_at + interval '80 milliseconds', 1,
        'DELIVERED'
      from ingest.event where day = '%s' and verdict = 'DELIVERIES' and message_id like 'bench-%%'\
      """;

  private static final String TALLIES =
      """
      insert into ingest.report_minute
      select date_trunc('minute', received_at, 'UTC'), door, type, name,
        case when verdict = 'FILTERED' then '' else 'Track Calls' end,
        case when verdict = 'FILTERED' then 'FILTERED' else 'FIRST' end, coalesce(reason, ''),
        case when verdict = 'FILTERED' then 'internal traffic' else '' end, count(*)
      from ingest.event where message_id like 'bench-%' group by 1, 2, 3, 4, 5, 6, 7, 8;
      insert into ingest.report_hour
      select date_trunc('hour', minute, 'UTC'), door, type, name, mapping, outcome, reason, by_name,
        sum(n) from ingest.report_minute group by 1, 2, 3, 4, 5, 6, 7, 8;
      insert into ingest.report_latency
      select minute, 50, sum(n) from ingest.report_minute where outcome = 'FIRST' group by 1;
      insert into ingest.tally
      select 'RECEIVED', '', sum(n) from ingest.report_minute
      union all select 'DELIVERED', '', sum(n) from ingest.report_minute where outcome = 'FIRST'
      union all select 'FILTERED', 'FILTERED_BY_RULES', sum(n) from ingest.report_minute
        where outcome = 'FILTERED'\
      """;

  private final Database database;
  private final Report report;

  StoredEvents(Database database, Report report) {
    this.database = database;
    this.report = report;
  }

  /// Spread evenly over the seven days before today.
  void fill(long events) throws SQLException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    long each = events / DAYS;
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("set synchronous_commit = off; set maintenance_work_mem = '256MB'");
      for (int back = DAYS; back >= 1; back--) {
        LocalDate day = today.minusDays(back);
        fill(statement, day, each);
        report.progress("console: %,d events of %s are stored", each, day);
      }
      statement.execute(TALLIES);
      statement.execute(
          "select brin_summarize_new_values(c.oid) from pg_class c"
              + " where c.relname like 'event_%received_at_idx' and c.relkind = 'i'");
      statement.execute("analyze ingest.event; analyze ingest.delivery_outcome");
      statement.execute("analyze ingest.report_minute; analyze ingest.report_hour");
    }
  }

  private static void fill(Statement statement, LocalDate day, long events) throws SQLException {
    String suffix = day.format(DateTimeFormatter.BASIC_ISO_DATE);
    statement.execute(PARTITION.formatted("event", suffix, day));
    statement.execute(PARTITION.formatted("delivery_outcome", suffix, day));
    String step = String.format(java.util.Locale.ROOT, "%.6f", 86_399.0 / events);
    statement.execute(EVENTS.formatted(day, events, USERS, step));
    statement.execute(ENDS.formatted(day));
  }
}
