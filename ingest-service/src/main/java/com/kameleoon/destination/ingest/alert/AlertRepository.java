package com.kameleoon.destination.ingest.alert;

import com.kameleoon.destination.ingest.store.ConsoleStore;
import com.kameleoon.destination.ingest.store.Row;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tables `alert_state` and `alert_message`.
@Singleton
final class AlertRepository {
  private static final String LOCK =
      "select pg_try_advisory_xact_lock('ingest.alert_state'::regclass::oid::bigint) as held";

  private static final String STATES =
      """
      select name, firing, figure::text as figure, since, differs_since, recent_changes, looked_at
      from ingest.alert_state\
      """;

  private static final String SAVE =
      """
      insert into ingest.alert_state
        (name, firing, figure, since, differs_since, recent_changes, looked_at)
      values (?, ?, ?::double precision, ?, ?, ?, ?)
      on conflict (name) do update set firing = excluded.firing, figure = excluded.figure,
        since = excluded.since, differs_since = excluded.differs_since,
        recent_changes = excluded.recent_changes, looked_at = excluded.looked_at\
      """;

  // Not at once: while a new resource is rolled out, replicas disagree about which alerts there
  // are.
  private static final String KEEP_ONLY =
      "delete from ingest.alert_state where not name = any (?) and looked_at < ?";

  private static final String ADD_MESSAGE =
      """
      insert into ingest.alert_message (alert, kind, receiver, to_whom, text, created_at, due_at)
      values (?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String MESSAGES =
      """
      select id, alert, kind, receiver, to_whom, text, created_at, sent_at, tries, problem
      from ingest.alert_message\
      """;

  private static final String TAKE =
      """
      update ingest.alert_message set due_at = ?, tries = tries + 1
      where id = (select id from ingest.alert_message where due_at <= ? order by due_at limit 1
                  for update skip locked)
      returning id, alert, kind, receiver, to_whom, text, created_at, sent_at, tries, problem\
      """;

  private final ConsoleStore store;

  AlertRepository(ConsoleStore store) {
    this.store = store;
  }

  <T> T transact(ConsoleStore.Work<T> work) {
    return store.transact(work);
  }

  static boolean lock(ConsoleStore.Statements statements) throws SQLException {
    return statements.query(LOCK, row -> row.flag("held")).getFirst();
  }

  List<AlertState> states() {
    return store.query(STATES, AlertRepository::state);
  }

  static List<AlertState> states(ConsoleStore.Statements statements) throws SQLException {
    return statements.query(STATES, AlertRepository::state);
  }

  static void save(ConsoleStore.Statements statements, AlertState state) throws SQLException {
    statements.update(
        SAVE,
        state.name(),
        state.firing(),
        state.figure(),
        state.since(),
        state.differsSince(),
        state.recentChanges(),
        state.lookedAt());
  }

  /// Forgets the others that nobody has looked at since then.
  static void keepOnly(ConsoleStore.Statements statements, List<String> names, Instant since)
      throws SQLException {
    statements.update(KEEP_ONLY, names, since);
  }

  static void add(
      ConsoleStore.Statements statements,
      String alert,
      AlertMessage.Kind kind,
      Receiver receiver,
      Text text)
      throws SQLException {
    statements.update(
        ADD_MESSAGE,
        alert,
        kind,
        receiver.place(),
        receiver.toWhom(),
        text.text(),
        text.at(),
        text.at());
  }

  /// What is said, and when.
  record Text(String text, Instant at) {}

  /// Takes the next message that is due; nobody else takes it before `again`.
  Optional<AlertMessage> take(Instant now, Instant again) {
    return store.find(TAKE, AlertRepository::message, again, now);
  }

  void sent(long id, Instant now) {
    store.update(
        "update ingest.alert_message set sent_at = ?, due_at = null, problem = null where id = ?",
        now,
        id);
  }

  /// @param due absent to give it up
  void failed(long id, String problem, Optional<Instant> due) {
    store.update(
        "update ingest.alert_message set problem = ?, due_at = ? where id = ?",
        problem,
        due.orElse(null),
        id);
  }

  List<AlertMessage> newest(int most) {
    return store.query(MESSAGES + " order by id desc limit " + most, AlertRepository::message);
  }

  private static AlertState state(Row row) throws SQLException {
    String figure = row.textOrNull("figure");
    return new AlertState(
        row.text("name"),
        row.flag("firing"),
        figure == null ? null : Double.valueOf(figure),
        row.time("since"),
        row.timeOrNull("differs_since"),
        (int) row.number("recent_changes"),
        row.time("looked_at"));
  }

  private static AlertMessage message(Row row) throws SQLException {
    return new AlertMessage(
        row.number("id"),
        row.text("alert"),
        AlertMessage.Kind.valueOf(row.text("kind")),
        (int) row.number("receiver"),
        row.text("to_whom"),
        row.text("text"),
        row.time("created_at"),
        row.timeOrNull("sent_at"),
        (int) row.number("tries"),
        row.textOrNull("problem"));
  }
}
