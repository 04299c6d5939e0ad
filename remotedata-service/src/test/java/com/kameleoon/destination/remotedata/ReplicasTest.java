package com.kameleoon.destination.remotedata;

import static com.kameleoon.destination.remotedata.Items.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.wire.RemoteDataItem;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two replicas on one database.
class ReplicasTest {
  // the promise is one second; the rest is for a busy machine that runs this test
  private static final Duration SOON = Duration.ofSeconds(30);

  private static TestDatabase database;
  private static TestService first;
  private static TestService second;

  @BeforeAll
  static void start() {
    database = TestDatabase.create();
    first = TestService.start(database);
    second = TestService.start(database);
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
  }

  @Test
  void readsItsOwnWritesAtOnce() {
    for (int i = 0; i < 50; i++) {
      first.store(Items.traits("own", NOON.plusSeconds(i), "{\"i\":" + i + "}"));
      assertThat(first.map("IDENTIFY_own")).isEqualTo("{\"traits\":{\"i\":" + i + "}}");
    }
  }

  @Test
  void servesWhatTheOtherReplicaWroteWithinASecond() {
    for (int i = 0; i < 10; i++) {
      String expected = "{\"traits\":{\"i\":" + i + "}}";
      assertThat(second.map("IDENTIFY_other")).isNotEqualTo(expected);
      first.store(Items.traits("other", NOON.plusSeconds(i), "{\"i\":" + i + "}"));

      await(() -> assertThat(second.map("IDENTIFY_other")).isEqualTo(expected));
    }
  }

  @Test
  void neverServesAnAnswerThatIsOlderThanASecond() {
    int stale = 0;
    for (int i = 0; i < 10; i++) {
      String expected = "{\"traits\":{\"i\":" + i + "}}";
      second.map("IDENTIFY_age");
      first.store(Items.traits("age", NOON.plusSeconds(i), "{\"i\":" + i + "}"));
      long committed = System.nanoTime();
      while (true) {
        long asked = System.nanoTime();
        if (second.map("IDENTIFY_age").equals(expected)) {
          break;
        }
        // asked more than a second after the commit, and answered with the state before it
        stale += asked - committed > 1_000_000_000L ? 1 : 0;
      }
    }
    assertThat(stale).isZero();
  }

  @Test
  void noticesATransactionThatCommitsAfterYoungerOnes() throws Exception {
    first.store(Items.traits("slow", NOON, "{\"a\":1}"));
    await(() -> assertThat(second.map("IDENTIFY_slow")).isEqualTo("{\"traits\":{\"a\":1}}"));
    try (Connection slow = database.connect()) {
      slow.setAutoCommit(false);
      try (var statement = slow.createStatement()) {
        statement.execute(
            "update remotedata.map_key set changed = pg_current_xact_id()"
                + " where key = 'IDENTIFY_slow'");
        statement.execute(
            "update remotedata.map_field set value = '2' where key = 'IDENTIFY_slow'");
      }
      // younger transactions commit, and both replicas look at the log beyond the slow one
      for (int i = 0; i < 5; i++) {
        String key = "young" + i;
        first.store(Items.traits(key, NOON, "{\"i\":1}"));
        second.map("IDENTIFY_" + key);
        await(() -> assertThat(second.map("IDENTIFY_" + key)).contains("\"i\":1"));
      }
      assertThat(second.map("IDENTIFY_slow")).isEqualTo("{\"traits\":{\"a\":1}}");
      slow.commit();
    }

    await(() -> assertThat(second.map("IDENTIFY_slow")).isEqualTo("{\"traits\":{\"a\":2}}"));
    await(() -> assertThat(first.map("IDENTIFY_slow")).isEqualTo("{\"traits\":{\"a\":2}}"));
  }

  @Test
  void storesOverlappingBatchesOfBothReplicasWithoutDeadlocks() throws Exception {
    long before = deadlocks();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> statuses = new ArrayList<>();
      for (int sender = 0; sender < 8; sender++) {
        TestService replica = sender % 2 == 0 ? first : second;
        Random random = new Random(sender);
        statuses.add(senders.submit(() -> sendOverlapping(replica, random)));
      }
      for (Future<Integer> refused : statuses) {
        assertThat(refused.get()).isZero();
      }
    }

    assertThat(deadlocks()).isEqualTo(before);
  }

  private static int sendOverlapping(TestService replica, Random random) {
    int refused = 0;
    for (int batch = 0; batch < 15; batch++) {
      List<Integer> ids = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
      Collections.shuffle(ids, random);
      RemoteDataItem[] items =
          ids.stream()
              .map(id ->
                  Items.cohort(
                      "d" + id,
                      NOON.plusNanos(1_000L * random.nextInt(900)),
                      "c" + random.nextInt(50),
                      true))
              .toArray(RemoteDataItem[]::new);
      refused += replica.send(items).status() == 200 ? 0 : 1;
    }
    return refused;
  }

  private static long deadlocks() {
    return database.count(
        "select deadlocks from pg_stat_database where datname = current_database()");
  }

  private static void await(org.awaitility.core.ThrowingRunnable assertion) {
    Awaitility.await().pollInterval(Duration.ofMillis(20)).atMost(SOON).untilAsserted(assertion);
  }
}
