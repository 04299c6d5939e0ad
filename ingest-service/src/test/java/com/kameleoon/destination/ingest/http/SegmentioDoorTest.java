package com.kameleoon.destination.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kameleoon.destination.ingest.log.Door;
import com.kameleoon.destination.ingest.log.FilterReason;
import com.kameleoon.destination.ingest.log.PlannedDelivery;
import com.kameleoon.destination.ingest.log.ReceivedEvent;
import com.kameleoon.destination.ingest.log.Target;
import com.kameleoon.destination.ingest.log.Verdict;
import com.kameleoon.destination.model.event.EventType;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentioDoorTest {
  private static final String TRACK =
      """
      {"anonymousId":"anon-1","userId":"user-1","event":"Order Completed","type":"track",
       "properties":{"revenue":12.5,"kameleoonVisitorCode":"vc1"},
       "timestamp":"2024-04-05T12:39:11.592Z","context":{"ip":"8.8.8.8"},"messageId":"msg-1"}
      """;

  private static Doors doors;

  @BeforeAll
  static void open() {
    doors = Doors.open();
  }

  @AfterAll
  static void close() {
    doors.close();
  }

  @BeforeEach
  void reset() {
    doors.log().reset();
  }

  @Test
  void storesAnEventWithItsDeliveryBeforeItAnswers() throws Exception {
    HttpResponse<String> answer = doors.segmentio(TRACK);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{}");
    ReceivedEvent event = doors.onlyEvent();
    assertThat(event.messageId()).isEqualTo("msg-1");
    assertThat(event.door()).isEqualTo(Door.SEGMENTIO);
    assertThat(event.source()).isEqualTo("shop");
    assertThat(event.type()).isEqualTo(EventType.TRACK);
    assertThat(event.name()).isEqualTo("Order Completed");
    assertThat(event.userId()).isEqualTo("user-1");
    assertThat(event.anonymousId()).isEqualTo("anon-1");
    PlannedDelivery.ToSend delivery = onlyDelivery(event);
    assertThat(delivery.target()).isEqualTo(Target.GOAL);
    assertThat(json(delivery.item()).at("/visitorCode").asText()).isEqualTo("vc1");
    assertThat(json(delivery.item()).at("/timestamp").asText())
        .isEqualTo("2024-04-05T12:39:11.592Z");
  }

  @Test
  void restoresTraitsOfAnIdentify() throws Exception {
    doors.segmentio(
        """
        {"userId":"u","type":"identify","properties":{"plan":"scale"},
         "timestamp":"2024-04-05T12:39:11.592Z","messageId":"m"}
        """);

    ReceivedEvent event = doors.onlyEvent();
    assertThat(json(event.body()).at("/traits/plan").asText()).isEqualTo("scale");
    assertThat(json(event.body()).has("properties")).isFalse();
    assertThat(onlyDelivery(event).target()).isEqualTo(Target.REMOTE_DATA);
  }

  @Test
  void answersADuplicateLikeTheFirst() {
    doors.segmentio(TRACK);

    assertThat(doors.segmentio(TRACK).statusCode()).isEqualTo(200);
    assertThat(doors.log().stored()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"page\",\"properties\":{},\"timestamp\":\"2024-04-05T12:39:11.592Z\"}",
        "{\"userId\":\"u\",\"type\":\"track\",\"properties\":{\"a\":null,\"b\":\"\"},"
            + "\"timestamp\":\"2024-04-05T12:39:11.592Z\",\"messageId\":\"m\"}",
        "{\"userId\":\"u\",\"event\":\"Settings\",\"type\":\"screen\",\"properties\":{},"
            + "\"timestamp\":\"2024-04-05T12:39:11.592Z\",\"messageId\":\"m\"}",
        "{\"userId\":\"u\",\"type\":\"identify\",\"properties\":{\"plan\":\"x\"},\"context\":{},"
            + "\"timestamp\":\"2024-04-05T12:39:11.592Z\",\"messageId\":\"m\"}",
        "{\"event\":\"X\",\"type\":\"track\",\"properties\":{},"
            + "\"context\":{\"kameleoonVisitorCode\":\"vc\"},"
            + "\"timestamp\":\"2024-04-05T12:39:11.592Z\",\"messageId\":\"m\"}"
      })
  void takesEveryVariantOfABody(String body) {
    assertThat(doors.segmentio(body).statusCode()).isEqualTo(200);

    assertThat(doors.onlyEvent().verdict()).isInstanceOf(Verdict.Deliveries.class);
  }

  @Test
  void infersAMissingType() {
    doors.segmentio("{\"groupId\":\"g\",\"userId\":\"u\",\"messageId\":\"1\",\"properties\":{}}");
    doors.segmentio("{\"name\":\"Home\",\"userId\":\"u\",\"messageId\":\"2\",\"properties\":{}}");
    doors.segmentio("{\"userId\":\"u\",\"messageId\":\"3\",\"properties\":{}}");
    doors.segmentio("{\"event\":\"X\",\"userId\":\"u\",\"messageId\":\"4\",\"properties\":{}}");

    assertThat(doors.log().stored())
        .extracting(ReceivedEvent::type)
        .containsExactly(EventType.GROUP, EventType.PAGE, EventType.IDENTIFY, EventType.TRACK);
  }

  @Test
  void keepsWhatNoMappingWants() {
    doors.segmentio("{\"type\":\"alias\",\"userId\":\"u\",\"previousId\":\"p\"}");

    assertThat(doors.onlyEvent().verdict())
        .isEqualTo(new Verdict.Filtered(FilterReason.NO_MATCHING_MAPPING, null));
  }

  private static PlannedDelivery.ToSend onlyDelivery(ReceivedEvent event) {
    Verdict.Deliveries deliveries = (Verdict.Deliveries) event.verdict();
    assertThat(deliveries.deliveries()).hasSize(1);
    return (PlannedDelivery.ToSend) deliveries.deliveries().getFirst();
  }

  private static JsonNode json(byte[] bytes) throws Exception {
    return new JsonMapper().readTree(new String(bytes, StandardCharsets.UTF_8));
  }
}
