package com.kameleoon.destination.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Statements are planned while a day is empty, and have to be good for the millions of its events.
class LargeDayTest {
  private static final String EVENTS_READ =
      """
      select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))
      from pg_stat_user_tables where schemaname = 'ingest' and relname like 'event\\_2026%'\
      """;

  private final MutableClock clock = MutableClock.at("2026-03-04T10:00:00Z");
  private final TestEvents events = new TestEvents(clock);
  private final IngestDatabase database = IngestDatabase.create();
  private final LogFixture replica = new LogFixture(database, clock);

  @BeforeEach
  void planEverythingOnAnEmptyDay() throws SQLException {
    // One connection, whose plans and statistics are those of everything that is done.
    database.pool().setMaximumPoolSize(1);
    ReceivedEvent first = events.conversion("first");
    replica.log().append(List.of(first));
    replica.log().append(List.of(first));
    assertThat(replica.queue().lease(Target.GOAL, 1, Duration.ofMinutes(1))).isPresent();
    replica.log().append(events.conversions("many", 4_000));
  }

  @AfterEach
  void close() throws InterruptedException {
    replica.close();
    database.close();
  }

  @Test
  void aLeaseReadsTheEventsOfItsDeliveriesOnly() throws SQLException {
    long before = eventsRead();

    Lease lease = replica.queue().lease(Target.GOAL, 1, Duration.ofMinutes(1)).orElseThrow();

    assertThat(lease.deliveries()).hasSize(DeliveryBatch.MAX_ITEMS);
    assertThat(eventsRead() - before).isBetween(1L, 2L * DeliveryBatch.MAX_ITEMS);
  }

  @Test
  void newEventsAreLookedUpInTheDayBeforeByTheirKeys() {
    clock.advance(Duration.ofHours(20));
    replica.log().append(events.conversions("prepares the new day", 1));
    long before = eventsRead();

    replica.log().append(events.conversions("new", 10));

    assertThat(eventsRead() - before).isBetween(0L, 100L);
  }

  @Test
  void repeatedEventsAreLookedUpInTheDayBeforeByTheirKeys() {
    List<ReceivedEvent> repeated = events.conversions("repeated", 10);
    replica.log().append(repeated);
    clock.advance(Duration.ofHours(20));
    replica.log().append(events.conversions("prepares the new day", 1));
    long before = eventsRead();

    assertThat(replica.log().append(repeated)).containsOnly(Receipt.DUPLICATE);

    assertThat(eventsRead() - before).isBetween(1L, 100L);
  }

  private long eventsRead() {
    database.execute("select pg_stat_force_next_flush()");
    return database.number(EVENTS_READ);
  }
}
