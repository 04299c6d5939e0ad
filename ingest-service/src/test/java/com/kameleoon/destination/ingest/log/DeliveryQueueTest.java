package com.kameleoon.destination.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kameleoon.destination.ingest.log.FinishedDelivery.Delivered;
import com.kameleoon.destination.ingest.log.FinishedDelivery.Discarded;
import com.kameleoon.destination.model.wire.DiscardReason;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryQueueTest {
  private static final Duration LENGTH = Duration.ofSeconds(30);

  private final MutableClock clock = MutableClock.at("2026-03-04T10:00:00Z");
  private final TestEvents events = new TestEvents(clock);
  private final IngestDatabase database = IngestDatabase.create();
  private final LogFixture replica = new LogFixture(database, clock);
  private final LogFixture other = new LogFixture(database, clock);

  @AfterEach
  void close() throws InterruptedException {
    replica.close();
    other.close();
    database.close();
  }

  @Test
  void leasesEveryDeliveryToOneWorkerOnly() throws SQLException {
    replica.log().append(events.conversions("a", 3));
    replica.log().append(events.conversions("b", 3));

    Lease first = lease(replica, 1).orElseThrow();
    Lease second = lease(other, 1).orElseThrow();

    assertThat(ids(first)).hasSize(3).doesNotContainAnyElementsOf(ids(second));
    assertThat(lease(other, 10)).isEmpty();
  }

  @Test
  void leasesTheItemsAsTheyWereStored() throws SQLException {
    replica.log().append(events.conversions("a", 3));

    assertThat(lease(replica, 10).orElseThrow().deliveries())
        .allSatisfy(delivery ->
            assertThat(new String(delivery.item(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"" + delivery.id() + "\"}"));
  }

  @Test
  void leasesNoMoreThanOneRequestTakes() throws SQLException {
    for (int i = 0; i < 4; i++) {
      replica.log().append(events.conversions("m" + i + "-", 200));
    }

    assertThat(lease(replica, 100).orElseThrow().deliveries()).hasSize(400);
    assertThat(lease(replica, 100).orElseThrow().deliveries()).hasSize(400);
  }

  @Test
  void cutsACommitIntoBatchesThatFitARequest() {
    replica.log().append(events.conversions("m", 1_001));

    assertThat(database.number("select count(*) from ingest.delivery_batch")).isEqualTo(3);
    assertThat(database.number("select max(items) from ingest.delivery_batch")).isEqualTo(500);
  }

  @Test
  void hasNothingForATargetWithoutWork() throws SQLException {
    replica.log().append(events.conversions("a", 1));

    assertThat(replica.queue().lease(Target.REMOTE_DATA, 10, LENGTH)).isEmpty();
  }

  @Test
  void anotherWorkerTakesOverWhenALeaseRunsOut() throws SQLException {
    replica.log().append(events.conversions("a", 2));
    Lease dead = lease(replica, 10).orElseThrow();
    clock.advance(LENGTH.minusMillis(1));
    assertThat(lease(other, 10)).isEmpty();

    clock.advance(Duration.ofMillis(1));

    assertThat(ids(lease(other, 10).orElseThrow())).isEqualTo(ids(dead));
  }

  @Test
  void aZombieCannotFinishWhatAnotherWorkerTookOver() throws SQLException {
    replica.log().append(events.conversions("a", 2));
    Lease zombies = lease(replica, 10).orElseThrow();
    clock.advance(LENGTH);
    Lease successors = lease(other, 10).orElseThrow();

    assertThat(replica.queue().finish(zombies, delivered(zombies), Map.of())).isFalse();
    assertThat(replica.identity().pending()).isEqualTo(2);
    assertThat(other.queue().finish(successors, delivered(successors), Map.of())).isTrue();
    assertThat(replica.queue().finish(zombies, delivered(zombies), Map.of())).isFalse();

    assertThat(replica.identity().delivered()).isEqualTo(2);
    assertThat(replica.identity().holds()).isTrue();
    assertThat(database.number("select min(attempts) from ingest.delivery_outcome")).isEqualTo(2);
  }

  @Test
  void whatIsTriedAgainIsDueAtItsTimeWithItsAttempts() throws SQLException {
    replica.log().append(events.conversions("a", 3));
    Lease lease = lease(replica, 10).orElseThrow();
    Instant firstAt = clock.instant();
    Instant dueAt = firstAt.plusSeconds(10);
    UUID done = ids(lease).getFirst();
    UUID given = ids(lease).get(1);
    UUID again = ids(lease).getLast();

    replica
        .queue()
        .finish(
            lease,
            List.of(
                new Delivered(done, 1), new Discarded(given, 1, DiscardReason.REJECTED, "too odd")),
            Map.of(again, dueAt));

    assertThat(lease(replica, 10)).isEmpty();
    assertThat(replica.identity().pending()).isEqualTo(1);
    assertThat(replica.identity().holds()).isTrue();
    clock.advance(Duration.ofSeconds(10));
    LeasedDelivery retried = lease(replica, 10).orElseThrow().deliveries().getFirst();
    assertThat(retried.id()).isEqualTo(again);
    assertThat(retried.attempts()).isEqualTo(2);
    assertThat(retried.firstAt()).isEqualTo(firstAt);
  }

  @Test
  void smallBatchesThatFailTogetherWaitAsOne() throws SQLException {
    for (int i = 0; i < 20; i++) {
      replica.log().append(events.conversions("m" + i, 1));
    }
    Lease lease = lease(replica, 100).orElseThrow();
    Map<UUID, Instant> retries = new HashMap<>();
    ids(lease).forEach(id -> retries.put(id, clock.instant().plusSeconds(10)));

    replica.queue().finish(lease, List.of(), retries);

    assertThat(lease.batchIds()).hasSize(20);
    assertThat(database.number("select count(*) from ingest.delivery_batch")).isEqualTo(1);
    assertThat(replica.identity().pending()).isEqualTo(20);
  }

  @Test
  void refusesToFinishWithoutAnOutcomeForEveryDelivery() throws SQLException {
    replica.log().append(events.conversions("a", 2));
    Lease lease = lease(replica, 10).orElseThrow();

    assertThatThrownBy(
            () -> replica.queue().finish(lease, delivered(lease).subList(0, 1), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(replica.identity().pending()).isEqualTo(2);
  }

  @Test
  void whatIsReleasedIsDueAtOnceAndWasNotAttempted() throws SQLException {
    replica.log().append(events.conversions("a", 2));

    replica.queue().release(lease(replica, 10).orElseThrow());

    assertThat(lease(other, 10).orElseThrow().deliveries())
        .allSatisfy(delivery -> assertThat(delivery.attempts()).isEqualTo(1));
  }

  private static Optional<Lease> lease(LogFixture by, int most) throws SQLException {
    return by.queue().lease(Target.GOAL, most, LENGTH);
  }

  private static List<UUID> ids(Lease lease) {
    return lease.deliveries().stream().map(LeasedDelivery::id).toList();
  }

  private static List<FinishedDelivery> delivered(Lease lease) {
    return lease.deliveries().stream()
        .map(one -> new Delivered(one.id(), one.attempts()))
        .collect(Collectors.toUnmodifiableList());
  }
}
