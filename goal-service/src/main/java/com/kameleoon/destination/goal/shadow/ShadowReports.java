package com.kameleoon.destination.goal.shadow;

import com.kameleoon.destination.goal.catalog.GoalName;
import com.kameleoon.destination.goal.shadow.ShadowReport.Classic;
import com.kameleoon.destination.goal.shadow.ShadowReport.Verdict;
import com.kameleoon.destination.goal.shadow.ShadowReport.WouldBeGoal;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.GoalConvention;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Puts the report together.
@Singleton
final class ShadowReports {
  private static final String GOALS =
      """
      with sums as (
        select goal_name, event_type, event_name, coalesce(currency, 'XXX') as currency,
          sum(case when negative then -revenue else revenue end) as revenue
        from shadow_conversion where revenue is not null group by 1, 2, 3, 4
      )
      select c.goal_name, c.event_type, c.event_name, count(*) as conversions,
        count(distinct c.visitor_code) as visitors, max(c.occurred_at) as last_at,
        (select string_agg(s.currency || ' ' || s.revenue, ',') from sums s
          where (s.goal_name, s.event_type, s.event_name)
            = (c.goal_name, c.event_type, c.event_name)) as revenue
      from shadow_conversion c
      group by c.goal_name, c.event_type, c.event_name
      order by conversions desc, c.goal_name limit 500
      """;

  private static final String SINCE = "select min(received_at) as since from shadow_conversion";

  /// Neither API documents how often a goal was reached.
  private static final List<String> NOTES =
      List.of(
          "Kameleoon documents no call that tells how often a goal was reached; compare the counts"
              + " with the goal's page in Kameleoon over the same days.");

  private final Shadow shadow;
  private final ShadowRepository conversions;
  private final AccountGoals account;

  ShadowReports(Shadow shadow, ShadowRepository conversions, AccountGoals account) {
    this.shadow = shadow;
    this.conversions = conversions;
    this.account = account;
  }

  ShadowReport report() {
    List<Line> lines = conversions.read(GOALS, Line::read);
    Set<String> names = new HashSet<>();
    lines.forEach(line -> names.addAll(line.names()));
    Map<String, Long> goals = account.named(names);
    return new ShadowReport(
        shadow.isOn(), since(), NOTES, lines.stream().map(line -> line.goal(goals)).toList());
  }

  private @Nullable Instant since() {
    return conversions.read(SINCE, row -> new Found(time(row, "since"))).getFirst().time();
  }

  private record Found(@Nullable Instant time) {}

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /// One event with its goal.
  private record Line(
      String name,
      GoalName event,
      long conversions,
      long visitors,
      Map<String, String> revenue,
      Instant lastAt) {
    static Line read(ResultSet row) throws SQLException {
      EventType type = EventType.ofWireName(row.getString("event_type")).orElseThrow();
      return new Line(
          row.getString("goal_name"),
          GoalName.of(type, row.getString("event_name")),
          row.getLong("conversions"),
          row.getLong("visitors"),
          revenue(row.getString("revenue")),
          row.getObject("last_at", OffsetDateTime.class).toInstant());
    }

    private static Map<String, String> revenue(@Nullable String sums) {
      Map<String, String> revenue = new TreeMap<>();
      for (String sum : sums == null ? new String[0] : sums.split(",")) {
        revenue.put(sum.substring(0, 3), sum.substring(4));
      }
      return revenue;
    }

    List<String> names() {
      return List.of(name, event.exact(), event.conventional(GoalConvention.Classic));
    }

    WouldBeGoal goal(Map<String, Long> goals) {
      return new WouldBeGoal(
          name,
          event.type().wireName(),
          event.event(),
          !goals.containsKey(name),
          conversions,
          visitors,
          revenue,
          lastAt,
          classic(goals));
    }

    /// The classic destination looks for the exact name first, too.
    private Classic classic(Map<String, Long> goals) {
      String conventional = event.conventional(GoalConvention.Classic);
      boolean exact = !event.exact().isEmpty() && goals.containsKey(event.exact());
      String classicName = exact ? event.exact() : conventional;
      Long id = goals.get(classicName);
      Verdict same = classicName.equals(name) ? Verdict.SAME_GOAL : Verdict.OTHER_GOAL;
      return new Classic(classicName, id, id == null ? Verdict.ONLY_HERE : same);
    }
  }
}
