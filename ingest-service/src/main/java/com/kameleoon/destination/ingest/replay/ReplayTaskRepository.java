package com.kameleoon.destination.ingest.replay;

import com.kameleoon.destination.ingest.log.ReplayLog;
import com.kameleoon.destination.ingest.store.ConsoleStore;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tables `replay` and `replay_item`.
@Singleton
final class ReplayTaskRepository {
  private static final String ALL =
      "select id, selection, rate, state, created_at, ended_at from ingest.replay";

  private static final String OPEN =
      """
      select place, day, message_key from ingest.replay_item
      where replay = ? and result is null order by place limit ?\
      """;

  private final ConsoleStore store;

  ReplayTaskRepository(ConsoleStore store) {
    this.store = store;
  }

  /// Its id.
  long begin(String selection, ReplaySelect select, int rate, Instant now) {
    return store.transact(statements -> {
      long id =
          statements
              .query(
                  """
                  insert into ingest.replay (selection, rate, state, created_at)
                  values (?, ?, 'RUNNING', ?) returning id\
                  """,
                  row -> row.number("id"),
                  selection,
                  rate,
                  now)
              .getFirst();
      List<@Nullable Object> values = new ArrayList<>();
      values.add(id);
      values.addAll(select.values());
      statements.update(
          "insert into ingest.replay_item (replay, place, day, message_key)\n"
              + "select ?::bigint, chosen.place, chosen.day, chosen.message_key from ("
              + select.sql()
              + ") as chosen",
          values.toArray());
      return id;
    });
  }

  long count(ReplaySelect select) {
    return store
        .query(
            "select count(*) as n from (" + select.sql() + ") as chosen",
            row -> row.number("n"),
            select.values().toArray())
        .getFirst();
  }

  List<ReplayItem> first(ReplaySelect select, int most) {
    return store.query(
        "select * from (" + select.sql() + ") as chosen order by place limit " + most,
        ReplayTaskRepository::item,
        select.values().toArray());
  }

  List<ReplayItem> open(long replay, int most) {
    return store.query(OPEN, ReplayTaskRepository::item, replay, most);
  }

  void done(long replay, ReplayItem item, ReplayLog.Result result) {
    store.update(
        "update ingest.replay_item set result = ? where replay = ? and place = ?",
        result,
        replay,
        item.place());
  }

  /// False where it has ended already.
  boolean end(long replay, Replay.State state, Instant now) {
    return store.update(
            "update ingest.replay set state = ?, ended_at = ? where id = ? and state = 'RUNNING'",
            state,
            now,
            replay)
        > 0;
  }

  /// Runs something for the only replica that may; the others do nothing.
  boolean alone(ConsoleStore.Work<Boolean> work) {
    return store.transact(statements ->
        statements
                .query(
                    "select pg_try_advisory_xact_lock('ingest.replay'::regclass::oid::bigint) as held",
                    row -> row.flag("held"))
                .getFirst()
            && work.in(statements));
  }

  List<Replay> running() {
    return read(" where state = 'RUNNING' order by id");
  }

  List<Replay> newest() {
    return read(" order by id desc limit 50");
  }

  Optional<Replay> find(long id) {
    return read(" where id = " + id).stream().findFirst();
  }

  private List<Replay> read(String which) {
    return store.transact(statements -> {
      List<Replay> replays = new ArrayList<>();
      for (Replay bare : statements.query(ALL + which, ReplayTaskRepository::bare)) {
        replays.add(withProgress(statements, bare));
      }
      return replays;
    });
  }

  private static Replay withProgress(ConsoleStore.Statements statements, Replay bare)
      throws SQLException {
    Map<String, Long> results = new HashMap<>();
    long[] total = {0};
    statements.query(
        """
        select coalesce(result, '') as result, count(*) as n from ingest.replay_item
        where replay = ? group by 1\
        """,
        row -> {
          total[0] += row.number("n");
          if (!row.text("result").isEmpty()) {
            results.put(row.text("result"), row.number("n"));
          }
          return total;
        },
        bare.id());
    return new Replay(
        bare.id(),
        bare.selection(),
        bare.rate(),
        bare.state(),
        bare.createdAt(),
        bare.endedAt(),
        total[0],
        results);
  }

  private static Replay bare(com.kameleoon.destination.ingest.store.Row row) throws SQLException {
    return new Replay(
        row.number("id"),
        row.text("selection"),
        (int) row.number("rate"),
        Replay.State.valueOf(row.text("state")),
        row.time("created_at"),
        row.timeOrNull("ended_at"),
        0,
        Map.of());
  }

  private static ReplayItem item(com.kameleoon.destination.ingest.store.Row row)
      throws SQLException {
    return new ReplayItem(row.number("place"), row.date("day"), row.uuid("message_key"));
  }
}
