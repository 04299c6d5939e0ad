package com.kameleoon.destination.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MidnightTest {
  private static final String WAITING_FOR_A_LOCK =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'\
      """;

  private final MutableClock late = MutableClock.at("2026-03-04T23:59:59.9Z");
  private final MutableClock early = MutableClock.at("2026-03-05T00:00:00.1Z");
  private final TestEvents before = new TestEvents(late);
  private final TestEvents after = new TestEvents(early);
  private final IngestDatabase database = IngestDatabase.create();
  private final LogFixture yesterdays = new LogFixture(database, late);
  private final LogFixture todays = new LogFixture(database, early);

  @AfterEach
  void close() throws InterruptedException {
    yesterdays.close();
    todays.close();
    database.close();
  }

  @Test
  void theNewDayWaitsForTheLastCommitOfTheOldOne() throws Exception {
    yesterdays.log().append(List.of(before.conversion("warm-up")));
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        var blocker = database.pool().getConnection()) {
      // Given an event that is inserted but not committed, a moment before midnight
      blocker.setAutoCommit(false);
      blocker.createStatement().execute("lock table ingest.tally in exclusive mode");
      Future<List<Receipt>> first =
          callers.submit(() -> yesterdays.log().append(List.of(before.conversion("a"))));
      awaitWaiting(1);

      // When another replica, past midnight, gets the same message id
      Future<List<Receipt>> second =
          callers.submit(() -> todays.log().append(List.of(after.conversion("a"))));
      awaitWaiting(2);
      blocker.commit();

      // Then only the first one is stored
      assertThat(first.get()).containsExactly(Receipt.STORED);
      assertThat(second.get()).containsExactly(Receipt.DUPLICATE);
    }
  }

  @Test
  void aReplicaWhoseClockIsBehindWritesIntoTheNewDay() {
    todays.log().append(List.of(after.conversion("a")));

    yesterdays.log().append(List.of(before.conversion("b")));

    assertThat(database.number("select count(*) from ingest.event where day = date '2026-03-05'"))
        .isEqualTo(2);
  }

  @Test
  void replicasOnBothSidesOfMidnightStoreEveryMessageIdOnce() throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 10; round++) {
        String prefix = "round-" + round + "-";
        List<ReceivedEvent> old = before.conversions(prefix, 20);
        List<ReceivedEvent> fresh = after.conversions(prefix, 20).reversed();
        Callable<List<Receipt>> yesterday = () -> yesterdays.log().append(old);
        Callable<List<Receipt>> today = () -> todays.log().append(fresh);

        for (Future<List<Receipt>> answer : callers.invokeAll(List.of(yesterday, today))) {
          answer.get();
        }
        nextDay();
      }
    }

    assertThat(database.number("select count(*) from ingest.event")).isEqualTo(200);
    assertThat(database.number("select count(distinct message_id) from ingest.event"))
        .isEqualTo(200);
    assertThat(todays.identity().received()).isEqualTo(200);
  }

  private void nextDay() {
    late.advance(Duration.ofDays(1));
    early.advance(Duration.ofDays(1));
  }

  private void awaitWaiting(int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> database.number(WAITING_FOR_A_LOCK) == count);
  }
}
