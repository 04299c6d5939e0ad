package com.kameleoon.destination.ingest.erase;

import com.kameleoon.destination.ingest.store.ConsoleStore;
import com.kameleoon.destination.ingest.store.Row;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Table `erasure`.
@Singleton
final class ErasureRepository {
  private static final String COLUMNS =
      "select id, requested_at, state, swept_to, waiting_for, report, finished_at from ingest.erasure";

  private static final String INSERT =
      """
      insert into ingest.erasure (id, requested_at, digests, asked, ids, state, report, due_at)
      values (?, ?, ?, ?, ?, 'RUNNING', ?, ?)\
      """;

  private static final String LEASE =
      """
      update ingest.erasure set due_at = ? where id = (
        select id from ingest.erasure where state = 'RUNNING' and due_at <= ?
        order by due_at limit 1 for update skip locked)
      returning id, requested_at, asked, ids, swept_to, report\
      """;

  private static final String SAVE =
      """
      update ingest.erasure set ids = ?, swept_to = ?, waiting_for = ?, report = ?, due_at = ?
      where id = ? and state = 'RUNNING'\
      """;

  private static final String FINISH =
      """
      update ingest.erasure set state = 'DONE', asked = '{}', ids = '{}', waiting_for = null, report = ?,
        finished_at = ? where id = ?\
      """;

  private final ConsoleStore store;
  private final PersonalEventRepository events;

  ErasureRepository(ConsoleStore store, PersonalEventRepository events) {
    this.store = store;
    this.events = events;
  }

  void insert(UUID id, Instant requestedAt, List<String> digests, Set<String> ids) {
    store.update(INSERT, id, requestedAt, digests, ids, ids, Counts.NONE.write(), requestedAt);
  }

  /// The running one for exactly these ids.
  Optional<Erasure> running(List<String> digests) {
    return store.find(COLUMNS + " where state = 'RUNNING' and digests = ?", this::shown, digests);
  }

  Optional<Erasure> find(UUID id) {
    return store.find(COLUMNS + " where id = ?", this::shown, id);
  }

  List<Erasure> newest(int limit) {
    return store.query(COLUMNS + " order by requested_at desc limit " + limit, this::shown);
  }

  /// One that nobody works on, for a time.
  Optional<Sweep> lease(Instant now, Duration length) {
    return store.find(
        LEASE,
        row ->
            new Sweep(
                row.uuid("id"),
                row.time("requested_at"),
                new Person(new HashSet<>(row.texts("asked")), new HashSet<>(row.texts("ids"))),
                row.timeOrNull("swept_to"),
                Counts.read(row.text("report"))),
        now.plus(length),
        now);
  }

  /// @param waitingFor empty while it goes on
  void save(Sweep sweep, String waitingFor, Instant dueAt) {
    store.update(
        SAVE,
        sweep.person().ids(),
        sweep.sweptTo(),
        waitingFor.isEmpty() ? null : waitingFor,
        sweep.counts().ofIds(sweep.person().ids().size()).write(),
        dueAt,
        sweep.id());
  }

  void finish(Sweep sweep, Instant now) {
    store.update(
        FINISH, sweep.counts().ofIds(sweep.person().ids().size()).write(), now, sweep.id());
  }

  private Erasure shown(Row row) throws SQLException {
    Counts counts = Counts.read(row.text("report"));
    Erasure.State state = Erasure.State.valueOf(row.text("state"));
    Instant requestedAt = row.time("requested_at");
    Instant sweptTo = row.timeOrNull("swept_to");
    return new Erasure(
        row.uuid("id"),
        requestedAt,
        state,
        state == Erasure.State.DONE ? 1 : progress(sweptTo, requestedAt),
        row.textOrNull("waiting_for"),
        row.timeOrNull("finished_at"),
        counts.ids(),
        counts.erased(),
        counts.left());
  }

  private double progress(@Nullable Instant sweptTo, Instant end) {
    if (sweptTo == null) {
      return 0;
    }
    Instant start = events.start();
    double whole = Math.max(1, Duration.between(start, end).toSeconds());
    return Math.clamp(Duration.between(start, sweptTo).toSeconds() / whole, 0, 1);
  }
}
