package com.kameleoon.destination.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.wire.DiscardReason;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgettingTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-04");

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
  void forgetsWhyDeliveriesWereGivenUpAlsoOfThoseThatWereReplayed() throws SQLException {
    // Given
    replica.log().append(List.of(givenUp("anna-1"), givenUp("anna-2"), givenUp("bob")));
    database.execute(
        """
        update ingest.delivery_outcome set outcome = 'REPLAYED'
        where message_key = '%s'\
        """
            .formatted(key("anna-2")));
    assertThat(details()).isEqualTo(3);

    // When
    Forgetting forgetting =
        new Forgetting(replica.database, new OutcomeRepository(), new TallyRepository(), clock);
    forgetting.forget(DAY, Set.of(key("anna-1"), key("anna-2")));

    // Then
    assertThat(details()).isEqualTo(1);
  }

  @Test
  void looksDetailsUpByTheirKey() {
    replica.log().append(List.of(givenUp("anna")));
    database.execute(
        """
        insert into ingest.delivery_outcome
          (day, delivery_id, message_key, finished_at, attempts, outcome, detail)
        select date '2026-03-04', gen_random_uuid(), gen_random_uuid(), now(), 1, 'REPLAYED', 'why'
        from generate_series(1, 50000);
        analyze ingest.delivery_outcome\
        """);

    String plan =
        database.text(
            "explain (format json) "
                + Forgetting.FORGET_DETAILS
                    .replaceFirst("\\?", "date '2026-03-04'")
                    .replaceFirst("\\?", "array['" + UUID.randomUUID() + "']"));

    assertThat(plan).contains("_pkey").doesNotContain("Seq Scan");
  }

  private ReceivedEvent givenUp(String messageId) {
    PlannedDelivery.Discarded delivery =
        new PlannedDelivery.Discarded(
            UUID.randomUUID(),
            "track",
            DiscardReason.INVALID_PAYLOAD,
            "of a person",
            new byte[] {'{', '}'});
    return events.event(messageId, new Verdict.Deliveries(List.of(delivery)));
  }

  private static UUID key(String messageId) {
    return KeyedEvent.of(
            new TestEvents(MutableClock.at("2026-03-04T10:00:00Z")).filtered(messageId))
        .key();
  }

  private long details() {
    return database.number("select count(*) from ingest.delivery_outcome where detail is not null");
  }
}
