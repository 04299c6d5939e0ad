package com.kameleoon.destination.ingest.report;

import com.kameleoon.destination.ingest.store.ConsoleStore;
import com.kameleoon.destination.ingest.store.Row;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads tables `report_*`.
@Singleton
final class TallyReadRepository {
  private static final String SUMS =
      """
      coalesce(sum(n) filter (where outcome = 'FIRST'), 0)::bigint as first,
      coalesce(sum(n) filter (where outcome = 'RETRIED'), 0)::bigint as retried,
      coalesce(sum(n) filter (where outcome = 'FILTERED'), 0)::bigint as filtered,
      coalesce(sum(n) filter (where outcome = 'DISCARDED'), 0)::bigint as discarded,
      coalesce(sum(n) filter (where outcome = 'PENDING'), 0)::bigint as pending\
      """;

  private static final String LATENCY =
      """
      with steps as (
        select step, sum(n) as n from ingest.%s where %s >= ? and %2$s < ? group by step
      ), running as (
        select step, sum(n) over (order by step) as below, sum(n) over () as all_of_them from steps
      )
      select
        min(step) filter (where below >= 0.50 * all_of_them) as p50,
        min(step) filter (where below >= 0.95 * all_of_them) as p95,
        min(step) filter (where below >= 0.99 * all_of_them) as p99,
        count(*) as steps
      from running\
      """;

  private final ConsoleStore store;

  TallyReadRepository(ConsoleStore store) {
    this.store = store;
  }

  List<Slice> series(ReportQuery query, long seconds) {
    String slice =
        "to_timestamp(floor(extract(epoch from %s) / %d) * %d)"
            .formatted(time(query), seconds, seconds);
    return ask(
        query,
        table(query, false),
        "select " + slice + " as at, " + SUMS,
        "group by 1 order by 1",
        row -> new Slice(row.time("at"), totals(row)));
  }

  List<Group> groups(ReportQuery query, Grouping by) {
    return ask(
        query,
        table(query, by == Grouping.NAME),
        "select " + by.column() + " as key, " + SUMS,
        "group by 1 order by sum(n) desc, 1 limit 100",
        row -> new Group(row.text("key"), totals(row)));
  }

  List<Reason> reasons(ReportQuery query) {
    return ask(
        query,
        table(query, false),
        "select outcome, reason, by_name, sum(n)::bigint as n",
        "and outcome in ('FILTERED', 'DISCARDED') group by 1, 2, 3 order by n desc limit 100",
        row ->
            new Reason(
                row.text("outcome"), row.text("reason"), row.text("by_name"), row.number("n")));
  }

  Latency latency(ReportQuery query) {
    String table = query.isByMinute() ? "report_latency" : "report_latency_hour";
    return store
        .find(
            LATENCY.formatted(table, time(query)),
            row ->
                row.number("steps") == 0
                    ? Latency.NONE
                    : new Latency(
                        milliseconds(row.number("p50")),
                        milliseconds(row.number("p95")),
                        milliseconds(row.number("p99"))),
            query.from(),
            query.to())
        .orElse(Latency.NONE);
  }

  Instant countedAt() {
    return store
        .find("select last_run_at from ingest.report_progress", row -> row.time("last_run_at"))
        .orElse(Instant.EPOCH);
  }

  private <T> List<T> ask(
      ReportQuery query, String table, String select, String rest, ConsoleStore.Reader<T> reader) {
    String time = time(query);
    List<@Nullable Object> values = new ArrayList<>(List.of(query.from(), query.to()));
    StringBuilder sql =
        new StringBuilder(select)
            .append(" from ingest.")
            .append(table)
            .append(" where %s >= ? and %s < ? ".formatted(time, time));
    equal(sql, values, "type", query.type());
    equal(sql, values, "name", query.name());
    equal(sql, values, "mapping", query.mapping());
    equal(sql, values, "door", query.door());
    return store.query(sql.append(rest).toString(), reader, values.toArray());
  }

  private static void equal(
      StringBuilder sql, List<@Nullable Object> values, String column, @Nullable String value) {
    if (value != null) {
      sql.append("and ").append(column).append(" = ? ");
      values.add(value);
    }
  }

  /// With the events' names only where somebody wants to know them.
  private static String table(ReportQuery query, boolean byName) {
    String table = query.isByMinute() ? "report_minute" : "report_hour";
    return byName || query.name() != null ? table : table + "_total";
  }

  private static String time(ReportQuery query) {
    return query.isByMinute() ? "minute" : "hour";
  }

  /// The upper end of a step.
  private static long milliseconds(long step) {
    return Math.round(Math.pow(2, (step + 1) / 8.0));
  }

  private static Totals totals(Row row) throws SQLException {
    return new Totals(
        row.number("first"),
        row.number("retried"),
        row.number("filtered"),
        row.number("discarded"),
        row.number("pending"));
  }
}
