package com.kameleoon.destination.ingest.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.ingest.log.PlannedDelivery.ToSend;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIMIT = 400;
  private static final DeliveryPolicy POLICY =
      new ConfiguredDeliveryPolicy(
          Duration.ofHours(24), Duration.ofDays(7), Duration.ofHours(4), LIMIT);

  private final MutableClock clock = MutableClock.at("2026-03-04T10:00:00Z");
  private final TestEvents events = new TestEvents(clock);
  private final IngestDatabase database = IngestDatabase.create();
  private final LogFixture replica = replica();

  @AfterEach
  void close() throws InterruptedException {
    replica.close();
    database.close();
  }

  @Test
  void keepsABodyUpToTheLimitAsItCame() {
    byte[] body = body(LIMIT);
    replica.log().append(List.of(events.conversion("fits").withBody(body)));

    assertThat(stored()).isEqualTo(new String(body, StandardCharsets.UTF_8));
  }

  @Test
  void keepsSizeAndIdsOfALargerOne() throws Exception {
    replica.log().append(List.of(events.conversion("large").withBody(body(LIMIT + 1))));

    JsonNode kept = JSON.readTree(stored());
    assertThat(UnkeptBody.in(kept)).contains(new UnkeptBody(LIMIT + 1, LIMIT));
    assertThat(kept)
        .isEqualTo(
            JSON.readTree(
                """
                {"bodyNotKept": {"bytes": 401, "limit": 400}, "userId": 7, "anonymousId": "a",
                 "previousId": "p", "properties": {"kameleoonVisitorCode": "v1"},
                 "traits": {"kameleoonVisitorCode": "v2"},
                 "context": {"kameleoonVisitorCode": "v3", "traits": {"kameleoonVisitorCode": "v4"}}}
                """));
  }

  @Test
  void sendsAllOfALargeEventAlsoAfterAnotherProcessTookOver() throws Exception {
    // Given two deliveries of an event whose body is not kept, and a process that is gone
    ToSend goal = (ToSend) events.toSend(Target.GOAL);
    ToSend data = (ToSend) events.toSend(Target.REMOTE_DATA);
    ReceivedEvent event = events.event("large", new Verdict.Deliveries(List.of(goal, data)));
    try (LogFixture gone = replica()) {
      gone.log().append(List.of(event.withBody(body(50_000))));
    }

    // Then
    assertThat(items(Target.GOAL)).containsExactly(goal.item());
    assertThat(items(Target.REMOTE_DATA)).containsExactly(data.item());
    assertThat(UnkeptBody.in(JSON.readTree(stored()))).isPresent();
  }

  @Test
  void keepsWhatWasGivenUpWhateverItsSizeBecauseOnlyItsBodyCanBeReplayed() {
    ToSend sent = (ToSend) events.toSend(Target.GOAL);
    Verdict half = new Verdict.Deliveries(List.of(sent, events.givenUp()));
    replica
        .log()
        .append(
            List.of(
                events.discarded("whole").withBody(body(50_000)),
                events.event("half", half).withBody(body(50_000))));

    assertThat(database.number("select count(*) from ingest.event where length(body) = 50000"))
        .isEqualTo(2);
  }

  @Test
  void takesNoEventOfAClientForOneWhoseBodyIsNotKept() throws Exception {
    JsonNode pretender =
        JSON.readTree("{\"bodyNotKept\":{\"bytes\":1,\"limit\":0},\"type\":\"track\"}");

    assertThat(UnkeptBody.in(pretender)).isEmpty();
  }

  private List<byte[]> items(Target target) throws SQLException {
    return replica
        .queue()
        .lease(target, 10, Duration.ofSeconds(30))
        .orElseThrow()
        .deliveries()
        .stream()
        .map(LeasedDelivery::item)
        .toList();
  }

  private LogFixture replica() {
    return new LogFixture(database, clock, LogFixture.SETTINGS, POLICY);
  }

  private String stored() {
    return database.text("select convert_from(body, 'UTF8') from ingest.event");
  }

  /// An event of that many bytes, with every id that an event can have.
  private static byte[] body(int bytes) {
    String ids =
        """
        {"type":"track","userId":7,"anonymousId":"a","previousId":"p",\
        "properties":{"kameleoonVisitorCode":"v1","price":2},\
        "traits":{"kameleoonVisitorCode":"v2"},"context":{"kameleoonVisitorCode":"v3",\
        "traits":{"kameleoonVisitorCode":"v4"},"page":{"url":"u"}},"filler":"%s"}\
        """;
    int filler = bytes - ids.formatted("").length();
    return ids.formatted("x".repeat(filler)).getBytes(StandardCharsets.UTF_8);
  }
}
