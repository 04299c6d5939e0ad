package com.kameleoon.destination.ingest.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.ingest.store.ConsoleStore;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The figures of a report, counted anew over events, deliveries and ends; never over the tallies
/// that the report is made of.
///
/// @param report whose span of time is looked at
record LogBySql(ConsoleStore store, JsonNode report) {
  private static final String ONE =
      """
      with one as (
        select e.door, e.type, coalesce(e.name, '') as name, coalesce(d.mapping, '') as mapping,
          e.verdict, e.reason as event_reason, e.received_at, o.outcome, o.reason, o.attempts,
          extract(epoch from o.finished_at - e.received_at) * 1000 as milliseconds
        from ingest.event e
          left join ingest.delivery d on d.day = e.day and d.message_key = e.message_key
          left join ingest.delivery_outcome o on o.day = d.day and o.delivery_id = d.id
        where e.received_at >= ? and e.received_at < ?)
      """;

  private static final String SUMS =
      """
      count(*) filter (where outcome = 'DELIVERED' and attempts = 1) as first,
      count(*) filter (where outcome = 'DELIVERED' and attempts > 1) as retried,
      count(*) filter (where verdict = 'FILTERED') as filtered,
      count(*) filter (where verdict = 'DISCARDED' or outcome = 'DISCARDED') as discarded,
      count(*) filter (where verdict = 'DELIVERIES' and outcome is null) as pending
      from one
      """;

  Figures sums() {
    return ask("select " + SUMS, Figures::of).getFirst();
  }

  /// @param by TYPE, NAME, MAPPING or DOOR
  Map<String, Figures> groups(String by) {
    Map<String, Figures> groups = new TreeMap<>();
    ask(
        "select " + by.toLowerCase(Locale.ROOT) + " as key, " + SUMS + " group by 1",
        row -> groups.put(row.text("key"), Figures.of(row)));
    return groups;
  }

  /// By the beginning of each slice of the report that has any event.
  Map<Instant, Figures> series() {
    return series(report.path("granularitySeconds").asLong());
  }

  /// @param step seconds of a slice
  Map<Instant, Figures> series(long step) {
    Map<Instant, Figures> series = new TreeMap<>();
    String at = "select date_bin('%d seconds', received_at, 'epoch') as at, ".formatted(step);
    ask(at + SUMS + " group by 1", row -> series.put(row.time("at"), Figures.of(row)));
    return series;
  }

  /// By outcome and reason.
  Map<String, Long> reasons() {
    Map<String, Long> reasons = new TreeMap<>();
    ask(
        """
        select case when verdict = 'FILTERED' then verdict else 'DISCARDED' end as what,
          coalesce(event_reason, reason) as why, count(*) as n
        from one where verdict <> 'DELIVERIES' or outcome = 'DISCARDED' group by 1, 2\
        """,
        row -> reasons.put(row.text("what") + " " + row.text("why"), row.number("n")));
    return reasons;
  }

  /// Milliseconds from acceptance to delivery.
  double percentile(int percent) {
    return ask(
            """
            select (percentile_disc(%d / 100.0) within group (order by milliseconds) * 1000)
              ::bigint as micros from one where outcome = 'DELIVERED'\
            """
                .formatted(percent),
            row -> row.number("micros") / 1e3)
        .getFirst();
  }

  private <T> List<T> ask(String select, ConsoleStore.Reader<T> reader) {
    return store.query(
        ONE + select,
        reader,
        Instant.parse(report.path("from").asText()),
        Instant.parse(report.path("to").asText()));
  }
}
