package com.kameleoon.destination.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitLogTest extends EventLogContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String WRITERS_AT_WORK =
      """
      select count(*) from pg_stat_activity where datname = current_database()
        and pid <> pg_backend_pid() and state = 'active'\
      """;

  private static final String TERMINATE_ONE_AT_WORK =
      """
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
      limit 1\
      """;

  private final IngestDatabase database = IngestDatabase.create();
  private final LogFixture replica = new LogFixture(database, clock);

  @Override
  protected EventLog log() {
    return replica.log();
  }

  @AfterEach
  void close() throws InterruptedException {
    replica.close();
    database.close();
  }

  @Test
  void storesTheEventItsDeliveriesAndTheWorkTogether() {
    ReceivedEvent event =
        events.event(
            "a",
            new Verdict.Deliveries(
                List.of(
                    events.toSend(Target.GOAL),
                    events.toSend(Target.REMOTE_DATA),
                    events.givenUp())));

    log().append(List.of(event));

    assertThat(database.number("select count(*) from ingest.event where user_id = 'user-1'"))
        .isEqualTo(1);
    assertThat(database.number("select count(*) from ingest.delivery")).isEqualTo(3);
    assertThat(database.number("select count(*) from ingest.delivery_batch")).isEqualTo(2);
    assertThat(
            database.number(
                "select count(*) from ingest.delivery_outcome where reason = 'NO_VISITOR_CODE'"))
        .isEqualTo(1);
  }

  @Test
  void aDuplicateWaitsForTheCommitOfItsOriginal() throws Exception {
    log().append(List.of(events.conversion("warm-up")));
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        var other = database.pool().getConnection()) {
      // Given an event that another replica has inserted and not yet committed
      other.setAutoCommit(false);
      other
          .createStatement()
          .execute(
              """
              insert into ingest.event
              select day, substr(encode(sha256('a'), 'hex'), 1, 32)::uuid, id, received_at, 'a',
                door, source, type, name, user_id, anonymous_id, verdict, reason, detail, body
              from ingest.event\
              """);

      // When it comes here together with a new one
      Future<List<Receipt>> receipts =
          callers.submit(
              () -> log().append(List.of(events.conversion("a"), events.conversion("b"))));
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> database.number("select count(*) from pg_locks where not granted") == 1);
      other.commit();

      // Then it is found out after that commit, and the new one is stored
      assertThat(receipts.get()).containsExactly(Receipt.DUPLICATE, Receipt.STORED);
      assertThat(database.number("select count(*) from ingest.event")).isEqualTo(3);
      assertThat(database.number("select count(*) from ingest.event_copy")).isEqualTo(1);
    }
  }

  @Test
  void keepsTheIdentityOverVerdictsDuplicatesAndCompaction() throws Exception {
    List<ReceivedEvent> mixed = new ArrayList<>(events.conversions("c", 7));
    mixed.add(events.filtered("f"));
    mixed.add(events.discarded("d"));
    mixed.add(
        events.event(
            "two", new Verdict.Deliveries(List.of(events.toSend(Target.GOAL), events.givenUp()))));
    log().append(mixed);
    log().append(mixed.subList(0, 3));
    DeliveryIdentity before = replica.identity();

    replica.compactTally();

    assertThat(before.holds()).isTrue();
    assertThat(before.received()).isEqualTo(11);
    assertThat(before.pending()).isEqualTo(8);
    assertThat(before.duplicates()).isEqualTo(3);
    assertThat(replica.identity()).isEqualTo(before);
    assertThat(
            database.number(
                "select max(n) from (select count(*) n from ingest.tally group by kind, reason) t"))
        .isEqualTo(1);
  }

  @Test
  void answersOnlyAfterTheCommitOfTheEventThatIsRepeated() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        LogFixture other = new LogFixture(database, clock)) {
      log().append(List.of(events.conversion("warm-up")));
      try (var blocker = database.pool().getConnection()) {
        blocker.setAutoCommit(false);
        blocker.createStatement().execute("lock table ingest.tally in exclusive mode");
        Future<List<Receipt>> first =
            callers.submit(() -> log().append(List.of(events.conversion("a"))));
        awaitWriters(1);
        Future<List<Receipt>> second =
            callers.submit(() -> other.log().append(List.of(events.conversion("a"))));
        awaitWriters(2);

        assertThat(first.isDone()).isFalse();
        assertThat(second.isDone()).isFalse();
        blocker.commit();

        assertThat(first.get()).containsExactly(Receipt.STORED);
        assertThat(second.get()).containsExactly(Receipt.DUPLICATE);
      }
    }
  }

  @Test
  void acknowledgesNothingWhenItsBackendIsTerminatedBeforeTheCommit() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      log().append(List.of(events.conversion("warm-up")));
      try (var blocker = database.pool().getConnection()) {
        blocker.setAutoCommit(false);
        blocker.createStatement().execute("lock table ingest.tally in exclusive mode");
        Future<List<Receipt>> answer =
            callers.submit(() -> log().append(List.of(events.conversion("a"))));
        awaitWriters(1);
        database.execute(
            """
            select pg_terminate_backend(pid) from pg_locks
            where relation = 'ingest.tally'::regclass and not granted\
            """);

        assertThatThrownBy(answer::get)
            .hasRootCauseInstanceOf(java.sql.SQLException.class)
            .hasCauseInstanceOf(EventLogUnavailableException.class);
        blocker.rollback();
      }

      assertThat(log().append(List.of(events.conversion("a")))).containsExactly(Receipt.STORED);
    }
  }

  @Test
  void losesNothingAcknowledgedWhileBackendsAreTerminatedAllTheTime() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> acknowledged = new ArrayList<>();
      for (int caller = 0; caller < 16; caller++) {
        int number = caller;
        acknowledged.add(callers.submit(() -> appendOneByOne("caller-" + number + "-", 40)));
      }
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> {
            database.execute(TERMINATE_ONE_AT_WORK);
            return acknowledged.stream().allMatch(Future::isDone);
          });
      long sum = 0;
      for (Future<Long> one : acknowledged) {
        sum += one.get();
      }

      assertThat(sum).isEqualTo(640);
      assertThat(database.number("select count(*) from ingest.event")).isEqualTo(640);
      assertThat(replica.identity().holds()).isTrue();
      assertThat(replica.identity().received()).isEqualTo(640);
    }
  }

  @Test
  void refusesAtOnceWhenTheQueueIsFull() throws Exception {
    LogSettings small =
        new LogSettings(1, Duration.ZERO, 1, 4 << 20, 2, 32 << 20, Duration.ofSeconds(1));
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        LogFixture full = new LogFixture(database, clock, small, LogFixture.POLICY)) {
      full.log().append(List.of(events.conversion("warm-up")));
      List<Future<List<Receipt>>> waiting = new ArrayList<>();
      List<Future<List<Receipt>>> crowd = new ArrayList<>();
      try (var blocker = database.pool().getConnection()) {
        blocker.setAutoCommit(false);
        blocker.createStatement().execute("lock table ingest.tally in exclusive mode");
        waiting.add(callers.submit(() -> full.log().append(events.conversions("first", 1))));
        awaitWriters(1);
        for (int i = 0; i < 10; i++) {
          List<ReceivedEvent> one = events.conversions("crowd-" + i, 1);
          crowd.add(callers.submit(() -> full.log().append(one)));
        }

        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> crowd.stream().filter(Future::isDone).count() == 8);
        blocker.commit();
      }
      for (Future<List<Receipt>> one : crowd) {
        if (one.state() == Future.State.FAILED) {
          assertThat(one.exceptionNow())
              .isInstanceOfSatisfying(
                  EventLogUnavailableException.class, e -> assertThat(e.retryAfter()).isPositive());
        } else {
          waiting.add(one);
        }
      }
      assertThat(waiting).hasSize(3);
      for (Future<List<Receipt>> one : waiting) {
        assertThat(one.get()).containsExactly(Receipt.STORED);
      }
    }
  }

  @Test
  void failsOnlyTheCallerWhoseValuesTheDatabaseRefuses() throws Exception {
    database.execute("alter table ingest.event add check (user_id <> 'refused')");
    ReceivedEvent good = events.conversion("good");
    ReceivedEvent bad =
        new ReceivedEvent(
            good.id(),
            "bad",
            good.door(),
            good.source(),
            good.type(),
            null,
            "refused",
            null,
            good.receivedAt(),
            good.body(),
            new Verdict.Filtered(FilterReason.NO_MATCHING_MAPPING, null));
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 20; round++) {
        List<ReceivedEvent> neighbour = events.conversions("round-" + round, 1);
        Future<List<Receipt>> refused = callers.submit(() -> log().append(List.of(bad)));
        Future<List<Receipt>> stored = callers.submit(() -> log().append(neighbour));

        assertThat(stored.get()).containsExactly(Receipt.STORED);
        assertThatThrownBy(refused::get).hasCauseInstanceOf(IllegalStateException.class);
      }
    }
  }

  private long appendOneByOne(String prefix, int count) {
    for (int i = 0; i < count; i++) {
      List<ReceivedEvent> one = List.of(events.conversion(prefix + i));
      Awaitility.await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(EventLogUnavailableException.class)
          .until(() -> log().append(one).size() == 1);
    }
    return count;
  }

  private void awaitWriters(int count) {
    Awaitility.await().atMost(PATIENCE).until(() -> database.number(WRITERS_AT_WORK) == count);
  }
}
