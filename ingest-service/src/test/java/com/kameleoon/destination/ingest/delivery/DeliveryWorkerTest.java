package com.kameleoon.destination.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.ingest.delivery.TargetStandIn.Reply;
import com.kameleoon.destination.ingest.log.DeliveryIdentity;
import com.kameleoon.destination.ingest.log.IngestDatabase;
import com.kameleoon.destination.ingest.log.LogFixture;
import com.kameleoon.destination.ingest.log.MutableClock;
import com.kameleoon.destination.ingest.log.PlannedDelivery;
import com.kameleoon.destination.ingest.log.ReceivedEvent;
import com.kameleoon.destination.ingest.log.Target;
import com.kameleoon.destination.ingest.log.TestEvents;
import com.kameleoon.destination.ingest.log.Verdict;
import com.kameleoon.destination.model.wire.DiscardReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryWorkerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final WorkerSettings SETTINGS =
      new WorkerSettings(
          2, Duration.ofSeconds(30), Duration.ofMillis(20), 5, Duration.ofSeconds(5));

  @TempDir Path folder;

  private final MutableClock clock = MutableClock.at("2026-03-04T10:00:00Z");
  private final TestEvents events = new TestEvents(clock);
  private final IngestDatabase database = IngestDatabase.create();
  private final LogFixture replica = new LogFixture(database, clock);
  private final TargetStandIn goals = new TargetStandIn();
  private final TargetStandIn remoteData = new TargetStandIn();
  private final List<AutoCloseable> toClose = new ArrayList<>();

  @BeforeEach
  void writeToken() throws IOException {
    Files.writeString(folder.resolve("token"), "secret\n");
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : toClose) {
      one.close();
    }
    replica.close();
    goals.close();
    remoteData.close();
    database.close();
  }

  @Test
  void deliversEverythingToItsTargetOnce() {
    start();
    replica.log().append(events.conversions("a", 1_200));
    replica.log().append(List.of(remoteData("identify"), events.filtered("f")));

    DeliveryIdentity identity = awaitNothingPending();

    assertThat(identity.delivered()).isEqualTo(1_201);
    assertThat(identity.received()).isEqualTo(1_202);
    assertThat(sentTo(goals)).hasSize(1_200).doesNotHaveDuplicates();
    assertThat(goals.requests())
        .allSatisfy(request -> {
          assertThat(request.path()).isEqualTo("/v1/conversions");
          assertThat(request.authorization()).isEqualTo("Bearer secret");
          assertThat(request.body().path("version").asInt()).isEqualTo(1);
          assertThat(request.ids()).hasSizeLessThanOrEqualTo(500);
        });
    assertThat(remoteData.requests().getFirst().path()).isEqualTo("/v1/remote-data");
  }

  @Test
  void findsWhatAnotherReplicaLeftWithoutASignal() throws Exception {
    start();
    try (LogFixture other = new LogFixture(database, clock)) {
      other.log().append(events.conversions("a", 3));

      assertThat(awaitNothingPending().delivered()).isEqualTo(3);
    }
  }

  @Test
  void anItemThatPoisonsTheBatchIsDiscardedAndItsNeighboursGetThrough() {
    ReceivedEvent poison = events.conversion("poison");
    String poisonId = deliveryId(poison);
    goals.behave(request ->
        request.ids().contains(poisonId)
            ? Reply.refusal(400, "invalid_batch")
            : Reply.delivered(request));
    List<ReceivedEvent> batch = new ArrayList<>(events.conversions("a", 99));
    batch.add(37, poison);
    replica.log().append(batch);

    start();
    DeliveryIdentity identity = awaitNothingPending();

    assertThat(identity.delivered()).isEqualTo(99);
    assertThat(identity.discarded()).isEqualTo(Map.of(DiscardReason.REJECTED, 1L));
    assertThat(goals.requests()).hasSizeLessThan(20);
    assertThat(
            database.number(
                "select count(*) from ingest.delivery_outcome where detail = 'invalid_batch: no'"))
        .isEqualTo(1);
  }

  @Test
  void splitsWhatIsTooLargeForTheTarget() {
    goals.behave(
        request -> request.ids().size() > 10 ? Reply.of(413, "") : Reply.delivered(request));
    replica.log().append(events.conversions("a", 100));

    start();

    assertThat(awaitNothingPending().delivered()).isEqualTo(100);
  }

  @Test
  void triesAgainWhatTheTargetPutsOffAndKeepsItsOwnOutcomes() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    AtomicInteger number = new AtomicInteger();
    goals.behave(request ->
        Reply.outcomes(
            request.ids().stream()
                .map(id -> seen.add(id) ? first(id, number.incrementAndGet()) : delivered(id))
                .toList()));
    replica.log().append(events.conversions("a", 9));

    start();
    awaitPending(6);
    clock.advance(Duration.ofSeconds(3));
    awaitPending(3);
    clock.advance(Duration.ofSeconds(10));
    DeliveryIdentity identity = awaitNothingPending();

    assertThat(identity.delivered()).isEqualTo(6);
    assertThat(identity.discarded()).isEqualTo(Map.of(DiscardReason.TOO_LARGE, 3L));
  }

  @ParameterizedTest
  @MethodSource("answersThatSayNothingAboutTheItems")
  void keepsTheBatchWhenTheAnswerSaysNothingAboutTheItems(Reply odd) {
    AtomicInteger number = new AtomicInteger();
    goals.behave(request -> number.getAndIncrement() == 0 ? odd : Reply.delivered(request));
    replica.log().append(events.conversions("a", 5));

    start();

    DeliveryIdentity identity = advanceUntilNothingIsPending(Duration.ofSeconds(10));
    assertThat(identity.delivered()).isEqualTo(5);
    assertThat(database.number("select max(attempts) from ingest.delivery_outcome")).isEqualTo(2);
  }

  static Stream<Reply> answersThatSayNothingAboutTheItems() {
    return Stream.of(
        Reply.of(200, "<html>"),
        Reply.of(200, ""),
        Reply.of(200, "{\"version\":2,\"outcomes\":[]}"),
        Reply.of(400, "<html>"),
        Reply.refusal(400, "unsupported_version"),
        Reply.of(401, ""),
        Reply.of(302, "").header("Location", "http://127.0.0.1:1/"),
        Reply.of(503, "").header("Retry-After", "5"),
        Reply.outcomes(List.of()));
  }

  @Test
  void survivesAnAnswerThatIsLostAfterTheTargetStoredTheItems() {
    AtomicInteger lost = new AtomicInteger();
    goals.behave(request -> {
      if (lost.incrementAndGet() <= 3) {
        throw new IOException("the connection breaks");
      }
      return Reply.delivered(request);
    });
    replica.log().append(events.conversions("a", 5));

    start();

    assertThat(advanceUntilNothingIsPending(Duration.ofSeconds(10)).delivered()).isEqualTo(5);
  }

  @Test
  void givesUpWithAReasonAfterTheLastAttemptAndKeepsTheItem() {
    goals.behave(_ -> Reply.of(503, ""));
    replica.log().append(events.conversions("a", 10));

    start();
    DeliveryIdentity identity = advanceUntilNothingIsPending(Duration.ofMinutes(5));

    assertThat(identity.discarded()).isEqualTo(Map.of(DiscardReason.RETRIES_EXHAUSTED, 10L));
    assertThat(identity.holds()).isTrue();
    assertThat(clock.instant()).isAfterOrEqualTo("2026-03-04T14:00:00Z");
    assertThat(
            database.number(
                """
                select count(*) from ingest.delivery_outcome o
                join ingest.delivery d on d.day = o.day and d.id = o.delivery_id
                where o.detail = 'the target answered 503' and o.attempts >= 3
                  and length(d.item) > 0\
                """))
        .isEqualTo(10);
  }

  @Test
  void probesATargetThatIsDownOncePerInterval() {
    goals.behave(_ -> Reply.of(503, ""));
    for (int i = 0; i < 30; i++) {
      replica.log().append(events.conversions("m" + i + "-", 500));
    }
    start();
    Awaitility.await().atMost(PATIENCE).until(() -> goals.requests().size() >= 5);
    replica.log().append(List.of(remoteData("identify")));
    Awaitility.await().atMost(PATIENCE).until(() -> replica.identity().delivered() == 1);
    int open = goals.requests().size();

    clock.advance(Duration.ofSeconds(5));
    Awaitility.await().atMost(PATIENCE).until(() -> goals.requests().size() == open + 1);
    replica.log().append(List.of(remoteData("another")));
    Awaitility.await().atMost(PATIENCE).until(() -> replica.identity().delivered() == 2);

    assertThat(goals.requests()).hasSize(open + 1);
    assertThat(open).isLessThanOrEqualTo(6);
    goals.behave(Reply::delivered);
    assertThat(advanceUntilNothingIsPending(Duration.ofSeconds(10)).delivered()).isEqualTo(15_002);
  }

  @Test
  void finishesWhatIsOnItsWayWhenItStopsAndTakesNothingMore() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    goals.behave(request -> {
      arrived.countDown();
      answer.await();
      return Reply.delivered(request);
    });
    replica.log().append(events.conversions("a", 500));
    DeliveryWorker worker = start();
    arrived.await();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> stopping = threads.submit(() -> stop(worker));
      replica.log().append(events.conversions("b", 500));
      answer.countDown();
      stopping.get();
    }

    assertThat(replica.identity().delivered()).isIn(500L, 1_000L);
    assertThat(
            database.number("select count(*) from ingest.delivery_batch where lease is not null"))
        .isZero();
    assertThat(replica.identity().holds()).isTrue();
  }

  @Test
  void readsTheTokenAgainWhenItsFileChanges() throws IOException {
    goals.behave(request ->
        request.authorization().equals("Bearer rotated")
            ? Reply.delivered(request)
            : Reply.of(401, ""));
    replica.log().append(events.conversions("a", 1));
    start();
    Awaitility.await().atMost(PATIENCE).until(() -> !goals.requests().isEmpty());

    Files.writeString(folder.resolve("rotated"), "rotated");
    Files.move(
        folder.resolve("rotated"),
        folder.resolve("token"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(advanceUntilNothingIsPending(Duration.ofSeconds(10)).delivered()).isEqualTo(1);
  }

  private DeliveryWorker start() {
    TargetSettings targets =
        new TargetSettings(
            goals.url(),
            remoteData.url() + "/",
            folder.resolve("token"),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30));
    BatchRequests requests =
        new BatchRequests(
            targets, new ServiceToken(targets), new AnswerReader(new ObjectMapper(), clock));
    Routes routes =
        new Routes(
            List.of(new GoalClient(requests), new RemoteDataClient(requests)),
            SETTINGS,
            LogFixture.POLICY,
            clock);
    DeliveryWorker worker =
        new DeliveryWorker(routes, replica.queue(), replica.signal(), SETTINGS, clock);
    worker.start();
    toClose.add(() -> stop(worker));
    toClose.add(requests::close);
    return worker;
  }

  private static void stop(DeliveryWorker worker) {
    try {
      worker.stop();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private DeliveryIdentity awaitNothingPending() {
    awaitPending(0);
    return replica.identity();
  }

  private void awaitPending(long pending) {
    Awaitility.await().atMost(PATIENCE).until(() -> replica.identity().pending() == pending);
    assertThat(replica.identity().holds()).isTrue();
  }

  private DeliveryIdentity advanceUntilNothingIsPending(Duration step) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          clock.advance(step);
          return replica.identity().pending() == 0;
        });
    assertThat(replica.identity().holds()).isTrue();
    return replica.identity();
  }

  private static String first(String id, int number) {
    return switch (number % 3) {
      case 0 -> "{\"status\":\"discarded\",\"id\":\"%s\",\"reason\":\"TOO_LARGE\"}".formatted(id);
      case 1 -> "{\"status\":\"retryLater\",\"id\":\"%s\",\"afterMillis\":1500}".formatted(id);
      default -> "{\"status\":\"retryLater\",\"id\":\"%s\"}".formatted(id);
    };
  }

  private static String delivered(String id) {
    return "{\"status\":\"delivered\",\"id\":\"%s\"}".formatted(id);
  }

  private static List<String> sentTo(TargetStandIn target) {
    return target.requests().stream().flatMap(request -> request.ids().stream()).toList();
  }

  private ReceivedEvent remoteData(String messageId) {
    return events.event(
        messageId, new Verdict.Deliveries(List.of(events.toSend(Target.REMOTE_DATA))));
  }

  private static String deliveryId(ReceivedEvent event) {
    return Stream.of(event.verdict())
        .map(Verdict.Deliveries.class::cast)
        .map(verdict -> (PlannedDelivery.ToSend) verdict.deliveries().getFirst())
        .map(one -> new String(one.item(), StandardCharsets.UTF_8))
        .map(item -> item.substring("{\"id\":\"".length(), item.length() - 2))
        .findFirst()
        .orElseThrow();
  }
}
