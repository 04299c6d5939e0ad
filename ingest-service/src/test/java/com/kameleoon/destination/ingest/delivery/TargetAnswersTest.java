package com.kameleoon.destination.ingest.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.ingest.delivery.TargetStandIn.Reply;
import com.kameleoon.destination.ingest.log.DeliveryIdentity;
import com.kameleoon.destination.ingest.log.PlannedDelivery;
import com.kameleoon.destination.ingest.log.ReceivedEvent;
import com.kameleoon.destination.ingest.log.Verdict;
import com.kameleoon.destination.model.wire.DiscardReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TargetAnswersTest {
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
  void anItemThatPoisonsTheBatchIsDiscardedAndItsNeighboursGetThrough() {
    ReceivedEvent poison = suite.events.conversion("poison");
    String poisonId = deliveryId(poison);
    suite.goals.behave(request ->
        request.ids().contains(poisonId)
            ? Reply.refusal(400, "invalid_batch")
            : Reply.delivered(request));
    List<ReceivedEvent> batch = new ArrayList<>(suite.events.conversions("a", 99));
    batch.add(37, poison);
    suite.replica.log().append(batch);

    suite.start();
    DeliveryIdentity identity = suite.awaitNothingPending();

    assertThat(identity.delivered()).isEqualTo(99);
    assertThat(identity.discarded()).isEqualTo(Map.of(DiscardReason.REJECTED, 1L));
    assertThat(suite.goals.requests()).hasSizeLessThan(20);
    assertThat(
            suite.database.number(
                "select count(*) from ingest.delivery_outcome where detail = 'invalid_batch: no'"))
        .isEqualTo(1);
  }

  @Test
  void splitsWhatIsTooLargeForTheTarget() {
    suite.goals.behave(
        request -> request.ids().size() > 10 ? Reply.of(413, "") : Reply.delivered(request));
    suite.replica.log().append(suite.events.conversions("a", 100));

    suite.start();

    assertThat(suite.awaitNothingPending().delivered()).isEqualTo(100);
  }

  @Test
  void triesAgainWhatTheTargetPutsOffAndKeepsItsOwnOutcomes() {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    AtomicInteger number = new AtomicInteger();
    suite.goals.behave(request ->
        Reply.outcomes(
            request.ids().stream()
                .map(id -> seen.add(id) ? first(id, number.incrementAndGet()) : delivered(id))
                .toList()));
    suite.replica.log().append(suite.events.conversions("a", 9));

    suite.start();
    suite.awaitPending(6);
    suite.clock.advance(Duration.ofSeconds(3));
    suite.awaitPending(3);
    suite.clock.advance(Duration.ofSeconds(10));
    DeliveryIdentity identity = suite.awaitNothingPending();

    assertThat(identity.delivered()).isEqualTo(6);
    assertThat(identity.discarded()).isEqualTo(Map.of(DiscardReason.TOO_LARGE, 3L));
  }

  @ParameterizedTest
  @MethodSource("answersThatSayNothingAboutTheItems")
  void keepsTheBatchWhenTheAnswerSaysNothingAboutTheItems(Reply odd) {
    AtomicInteger number = new AtomicInteger();
    suite.goals.behave(request -> number.getAndIncrement() == 0 ? odd : Reply.delivered(request));
    suite.replica.log().append(suite.events.conversions("a", 5));

    suite.start();

    DeliveryIdentity identity = suite.advanceUntilNothingIsPending(Duration.ofSeconds(10));
    assertThat(identity.delivered()).isEqualTo(5);
    assertThat(suite.database.number("select max(attempts) from ingest.delivery_outcome"))
        .isEqualTo(2);
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
    suite.goals.behave(request -> {
      if (lost.incrementAndGet() <= 3) {
        throw new IOException("the connection breaks");
      }
      return Reply.delivered(request);
    });
    suite.replica.log().append(suite.events.conversions("a", 5));

    suite.start();

    assertThat(suite.advanceUntilNothingIsPending(Duration.ofSeconds(10)).delivered()).isEqualTo(5);
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
