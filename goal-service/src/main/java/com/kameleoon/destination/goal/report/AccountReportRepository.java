package com.kameleoon.destination.goal.report;

import com.kameleoon.destination.goal.database.Database;
import com.kameleoon.destination.goal.report.AccountPlan.Action;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what is known of the account and what waits for it.
@Singleton
final class AccountReportRepository {
  private final Database database;

  AccountReportRepository(Database database) {
    this.database = database;
  }

  /// One row of a result as a value.
  private interface Mapper<T> {
    T of(ResultSet row) throws SQLException;
  }

  /// What the account is known by.
  record State(
      @Nullable Long siteId,
      @Nullable Instant readAt,
      boolean refusesTags,
      @Nullable String problem,
      @Nullable Instant problemAt,
      long goals) {}

  State state() {
    String sql =
        """
        select site_id, read_at, refuses_tags, problem, problem_at,
          (select count(*) from account_goal where usable)
        from account_state
        """;
    return all(
            sql,
            List.of(),
            row ->
                new State(
                    Rows.number(row, 1),
                    Rows.time(row, 2),
                    row.getBoolean(3),
                    row.getString(4),
                    Rows.time(row, 5),
                    row.getLong(6)))
        .getFirst();
  }

  AccountView.LineView line() {
    String sql =
        """
        select
          (select count(*) from forwarding where state = 'W'),
          (select min(received_at) from forwarding where state = 'W'),
          (select count(*) from forwarding where state = 'R'),
          (select received_at from forwarding where state = 'R' order by id limit 1),
          (select count(*) from forwarding where state = 'X')
        """;
    return all(
            sql,
            List.of(),
            row ->
                new AccountView.LineView(
                    row.getLong(1),
                    Rows.time(row, 2),
                    row.getLong(3),
                    Rows.time(row, 4),
                    row.getLong(5)))
        .getFirst();
  }

  /// Goals that wait, after that id.
  ///
  /// @param forwarded whether conversions go to the account: those on their way are counted then,
  ///   otherwise those that are stored
  List<WaitingGoalView> waiting(long after, int size, boolean forwarded) {
    String sql =
        """
        with page as (
          select * from goal where state = 'WAITING' and id > ? order by id limit ?
        )
        select id, name, waiting_since,
          case when ? then (select count(*) from forwarding f
            where f.state = 'W' and f.goal_id = page.id)
          else coalesce((select sum(conversions) from (
            select goal_id, conversions from goal_total
            union all select goal_id, conversions from goal_tally) c where c.goal_id = page.id), 0)
          end,
          refusal, retry_at
        from page order by id
        """;
    return all(
        sql,
        List.of(after, size, forwarded),
        row ->
            new WaitingGoalView(
                row.getLong(1),
                row.getString(2),
                Rows.presentTime(row, 3),
                row.getLong(4),
                row.getString(5),
                Rows.time(row, 6)));
  }

  List<RefusedConversionView> refused(long after, int size) {
    String sql =
        """
        select id, visitor_code, goal_id, received_at, attempts, coalesce(refusal, '')
        from forwarding where state = 'X' and id > ? order by id limit ?
        """;
    return all(
        sql,
        List.of(after, size),
        row ->
            new RefusedConversionView(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                Rows.presentTime(row, 4),
                row.getInt(5),
                row.getString(6)));
  }

  /// What each goal would come to, by the account's goals as they were read last.
  ///
  /// @param admitted patterns of `like` for the events that may make a goal
  List<AccountPlan.Step> plan(List<String> admitted) {
    String sql =
        """
        select
          case
            when g.account_goal_id is not null and not coalesce(b.usable, false)
              then 'CREATED_ANEW'
            when g.account_goal_id is not null and b.name is distinct from g.account_name
              then 'RENAMED'
            when g.account_goal_id is not null then 'FOUND'
            when f.id is not null then 'FOUND'
            when exists (select from goal_binding e
              where e.goal_id = g.id and e.event_name like any(?)) then 'CREATED'
            else 'NOT_ALLOWED'
          end,
          g.name, coalesce(b.name, f.name), coalesce(b.id, f.id)
        from goal g
        left join account_goal b on b.id = g.account_goal_id
        left join lateral (
          select a.id, a.name from (
            select g.name as name, 2 as rank
            union all
            select e.event_name, 1 from goal_binding e
            where e.goal_id = g.id and e.event_name <> '') w
          join account_goal a on a.usable and a.name = w.name
          order by w.rank, a.id limit 1) f on g.account_goal_id is null
        order by g.id limit 10000
        """;
    return all(
        sql,
        List.of(admitted),
        row ->
            new AccountPlan.Step(
                Action.valueOf(row.getString(1)),
                row.getString(2),
                row.getString(3),
                Rows.number(row, 4)));
  }

  private <T> List<T> all(String sql, List<?> parameters, Mapper<T> mapper) {
    return database.statement(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.size(); i++) {
          Object value = parameters.get(i);
          statement.setObject(
              i + 1,
              value instanceof List<?> texts
                  ? connection.createArrayOf("text", texts.toArray())
                  : value);
        }
        List<T> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
          while (result.next()) {
            rows.add(mapper.of(result));
          }
        }
        return rows;
      }
    });
  }
}
