package com.kameleoon.destination.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.ingest.delivery.TargetStandIn.Reply;
import com.kameleoon.destination.ingest.log.DeliveryIdentity;
import com.kameleoon.destination.ingest.log.LogFixture;
import com.kameleoon.destination.model.wire.DiscardReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryWorkerTest {
  @TempDir Path folder;

  private WorkerFixture suite;

  @BeforeEach
  void open() throws IOException {
    suite = new WorkerFixture(folder);
  }

  @AfterEach
  void close() throws Exception {
    suite.close();
  }

  @Test
  void deliversEverythingToItsTargetOnce() {
    suite.start();
    suite.replica.log().append(suite.events.conversions("a", 1_200));
    suite.replica.log().append(List.of(suite.remoteData("identify"), suite.events.filtered("f")));

    DeliveryIdentity identity = suite.awaitNothingPending();

    assertThat(identity.delivered()).isEqualTo(1_201);
    assertThat(identity.received()).isEqualTo(1_202);
    assertThat(sentTo(suite.goals)).hasSize(1_200).doesNotHaveDuplicates();
    assertThat(suite.goals.requests())
        .allSatisfy(request -> {
          assertThat(request.path()).isEqualTo("/v1/conversions");
          assertThat(request.authorization()).isEqualTo("Bearer secret");
          assertThat(request.body().path("version").asInt()).isEqualTo(1);
          assertThat(request.ids()).hasSizeLessThanOrEqualTo(500);
        });
    assertThat(suite.remoteData.requests().getFirst().path()).isEqualTo("/v1/remote-data");
  }

  @Test
  void findsWhatAnotherReplicaLeftWithoutASignal() throws Exception {
    suite.start();
    try (LogFixture other = new LogFixture(suite.database, suite.clock)) {
      other.log().append(suite.events.conversions("a", 3));

      assertThat(suite.awaitNothingPending().delivered()).isEqualTo(3);
    }
  }

  @Test
  void givesUpWithAReasonAfterTheLastAttemptAndKeepsTheItem() {
    suite.goals.behave(_ -> Reply.of(503, ""));
    suite.replica.log().append(suite.events.conversions("a", 10));

    suite.start();
    DeliveryIdentity identity = suite.advanceUntilNothingIsPending(Duration.ofMinutes(5));

    assertThat(identity.discarded()).isEqualTo(Map.of(DiscardReason.RETRIES_EXHAUSTED, 10L));
    assertThat(identity.holds()).isTrue();
    assertThat(suite.clock.instant()).isAfterOrEqualTo("2026-03-04T14:00:00Z");
    assertThat(
            suite.database.number(
                """
                select count(*) from ingest.delivery_outcome o
                join ingest.delivery d on d.day = o.day and d.id = o.delivery_id
                where o.detail = 'the target answered 503' and o.attempts >= 3
                  and d.item ->> 'id' is not null\
                """))
        .isEqualTo(10);
  }

  @Test
  void probesATargetThatIsDownOncePerInterval() {
    suite.goals.behave(_ -> Reply.of(503, ""));
    for (int i = 0; i < 30; i++) {
      suite.replica.log().append(suite.events.conversions("m" + i + "-", 500));
    }
    suite.start();
    Awaitility.await()
        .atMost(WorkerFixture.PATIENCE)
        .until(() -> suite.goals.requests().size() >= 5);
    suite.replica.log().append(List.of(suite.remoteData("identify")));
    Awaitility.await()
        .atMost(WorkerFixture.PATIENCE)
        .until(() -> suite.replica.identity().delivered() == 1);
    int open = suite.goals.requests().size();

    suite.clock.advance(Duration.ofSeconds(5));
    Awaitility.await()
        .atMost(WorkerFixture.PATIENCE)
        .until(() -> suite.goals.requests().size() == open + 1);
    suite.replica.log().append(List.of(suite.remoteData("another")));
    Awaitility.await()
        .atMost(WorkerFixture.PATIENCE)
        .until(() -> suite.replica.identity().delivered() == 2);

    assertThat(suite.goals.requests()).hasSize(open + 1);
    assertThat(open).isLessThanOrEqualTo(6);
    suite.goals.behave(Reply::delivered);
    assertThat(suite.advanceUntilNothingIsPending(Duration.ofSeconds(10)).delivered())
        .isEqualTo(15_002);
  }

  @Test
  void finishesWhatIsOnItsWayWhenItStopsAndTakesNothingMore() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    suite.goals.behave(request -> {
      arrived.countDown();
      answer.await();
      return Reply.delivered(request);
    });
    suite.replica.log().append(suite.events.conversions("a", 500));
    DeliveryWorker worker = suite.start();
    arrived.await();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> stopping = threads.submit(() -> WorkerFixture.stop(worker));
      suite.replica.log().append(suite.events.conversions("b", 500));
      answer.countDown();
      stopping.get();
    }

    assertThat(suite.replica.identity().delivered()).isIn(500L, 1_000L);
    assertThat(
            suite.database.number(
                "select count(*) from ingest.delivery_batch where lease is not null"))
        .isZero();
    assertThat(suite.replica.identity().holds()).isTrue();
  }

  @Test
  void readsTheTokenAgainWhenItsFileChanges() throws IOException {
    suite.goals.behave(request ->
        request.authorization().equals("Bearer rotated")
            ? Reply.delivered(request)
            : Reply.of(401, ""));
    suite.replica.log().append(suite.events.conversions("a", 1));
    suite.start();
    Awaitility.await()
        .atMost(WorkerFixture.PATIENCE)
        .until(() -> !suite.goals.requests().isEmpty());

    Files.writeString(suite.folder.resolve("rotated"), "rotated");
    Files.move(
        suite.folder.resolve("rotated"),
        suite.folder.resolve("token"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(suite.advanceUntilNothingIsPending(Duration.ofSeconds(10)).delivered()).isEqualTo(1);
  }

  private static List<String> sentTo(TargetStandIn target) {
    return target.requests().stream().flatMap(request -> request.ids().stream()).toList();
  }
}
