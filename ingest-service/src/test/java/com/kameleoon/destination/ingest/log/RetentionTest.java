package com.kameleoon.destination.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.wire.DiscardReason;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final String DAYS =
      "select count(*) from pg_inherits where inhparent = 'ingest.%s'::regclass";

  private final MutableClock clock = MutableClock.at("2026-03-04T10:00:00Z");
  private final TestEvents events = new TestEvents(clock);
  private final IngestDatabase database = IngestDatabase.create();
  private final LogFixture replica = new LogFixture(database, clock);

  @AfterEach
  void close() throws InterruptedException {
    replica.close();
    database.close();
  }

  @Test
  void makesPartitionsAheadOnceWhateverTheNumberOfReplicas() throws SQLException {
    replica.logDay.preparePartitions();
    replica.logDay.preparePartitions();

    assertThat(database.number(DAYS.formatted("event"))).isEqualTo(3);
  }

  @Test
  void findsAMomentWithoutReadingTheWholeDay() throws SQLException {
    // More than one range of 64 pages: the first one PostgreSQL keeps up to date by itself.
    for (int group = 0; group < 10; group++) {
      replica.log().append(events.conversions("group-%d-".formatted(group), 400));
    }

    PartitionRepository partitions = new PartitionRepository();
    assertThat(replica.database.transact(partitions::summarise)).isPositive();
    assertThat(replica.database.transact(partitions::summarise)).isZero();
  }

  @Test
  void dropsADayWhenItsLastMomentIsPastTheRetention() throws SQLException {
    replica.log().append(List.of(events.filtered("a")));
    clock.set("2026-03-11T23:59:59.999Z");
    replica.log().append(List.of(events.filtered("b")));
    replica.retention.dropOldDays();
    assertThat(count("event")).isEqualTo(2);

    clock.set("2026-03-12T00:00:00Z");
    replica.log().append(List.of(events.filtered("c")));
    replica.retention.dropOldDays();

    assertThat(count("event")).isEqualTo(2);
    assertThat(replica.identity().received()).isEqualTo(3);
  }

  @Test
  void dropsDeliveriesAndOutcomesWithTheirDay() throws SQLException {
    replica.log().append(events.conversions("a", 2));
    finish(List.of());
    clock.advance(Duration.ofDays(9));
    replica.log().append(List.of(events.filtered("b")));

    replica.retention.dropOldDays();

    assertThat(count("delivery")).isZero();
    assertThat(count("delivery_outcome")).isZero();
    assertThat(replica.identity().delivered()).isEqualTo(2);
  }

  @Test
  void keepsADayWithPendingDeliveries() throws SQLException {
    replica.log().append(events.conversions("a", 2));
    clock.advance(Duration.ofDays(30));
    replica.log().append(List.of(events.filtered("b")));

    replica.retention.dropOldDays();

    assertThat(replica.queue().lease(Target.GOAL, 10, Duration.ofSeconds(30)).orElseThrow())
        .satisfies(lease -> assertThat(lease.deliveries()).hasSize(2))
        .satisfies(lease ->
            assertThat(lease.deliveries()).allSatisfy(one -> assertThat(one.item()).isNotEmpty()));
  }

  @Test
  void keepsADiscardForTheWholeRetentionHoweverLateItCame() throws SQLException {
    replica.log().append(events.conversions("a", 1));
    clock.advance(Duration.ofDays(30));
    finish(List.of(DiscardReason.RETRIES_EXHAUSTED));
    replica.log().append(List.of(events.filtered("b")));

    replica.retention.dropOldDays();
    assertThat(count("delivery")).isEqualTo(1);

    clock.advance(Duration.ofDays(7));
    replica.retention.dropOldDays();
    assertThat(count("delivery")).isZero();
  }

  @Test
  void neverDropsTheDayThatIsWrittenTo() throws SQLException {
    replica.log().append(List.of(events.filtered("a")));
    clock.advance(Duration.ofDays(30));

    replica.retention.dropOldDays();

    assertThat(count("event")).isEqualTo(1);
  }

  private void finish(List<DiscardReason> discards) throws SQLException {
    Lease lease = replica.queue().lease(Target.GOAL, 10, Duration.ofSeconds(30)).orElseThrow();
    List<FinishedDelivery> finished =
        lease.deliveries().stream().map(one -> end(one, discards)).toList();
    replica.queue().finish(lease, finished, Map.of());
  }

  private static FinishedDelivery end(LeasedDelivery one, List<DiscardReason> discards) {
    return discards.isEmpty()
        ? new FinishedDelivery.Delivered(one.id(), 1)
        : new FinishedDelivery.Discarded(one.id(), 1, discards.getFirst(), null);
  }

  private long count(String table) {
    return database.number("select count(*) from ingest." + table);
  }
}
