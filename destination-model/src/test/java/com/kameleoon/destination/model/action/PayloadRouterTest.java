package com.kameleoon.destination.model.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.RemoteDataChange;
import com.kameleoon.destination.model.wire.RemoteDataItem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PayloadRouterTest {
  private static final String COMMON =
      """
      "userId": "u", "anonymousId": "a", "timestamp": "2026-01-02T03:04:05Z", "messageId": "m",
      """;

  @Test
  void aTrackIsAConversionOfTheGoalOfItsEvent() {
    ConversionItem item =
        conversion(
            """
            "type": "track", "event": "Order Completed",
            "properties": {"revenue": 5, "kameleoonVisitorCode": "vc"}
            """);

    assertThat(item.type()).isEqualTo(EventType.TRACK);
    assertThat(item.name()).isEqualTo("Order Completed");
    assertThat(item.visitorCode()).isEqualTo("vc");
    assertThat(item.timestamp()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(item.properties().get("revenue").intValue()).isEqualTo(5);
  }

  @Test
  void findsTheVisitorCodeInTraitsAndThenInContext() {
    String inTraits =
        """
        "type": "track", "event": "X", "properties": {}, "traits": {"kameleoonVisitorCode": "t"},
        "context": {"kameleoonVisitorCode": "c"}
        """;
    String inContext =
        """
        "type": "track", "event": "X", "properties": {},
        "context": {"kameleoonVisitorCode": "c"}
        """;

    assertThat(conversion(inTraits).visitorCode()).isEqualTo("t");
    assertThat(conversion(inContext).visitorCode()).isEqualTo("c");
  }

  @Test
  void aPageMayHaveNoNameAndNoMessageId() {
    // When
    Routed routed =
        PayloadRouter.route(
            payload(
                "{\"type\": \"page\", \"properties\": {}, \"timestamp\": \"2026-01-02T03:04:05Z\"}"),
            "d",
            "from-the-event");

    // Then
    assertThat(routed).isInstanceOf(Routed.ToGoal.class);
    assertThat(((Routed.ToGoal) routed).item().messageId()).isEqualTo("from-the-event");
    assertThat(((Routed.ToGoal) routed).item().name()).isNull();
  }

  @Test
  void anAudienceIsACohort() {
    String body =
        """
        "type": "track", "event": "%s", "properties": {"vip": %s},
        "context": {"personas": {"computation_class": "audience", "computation_key": "vip"}}
        """;

    assertThat(change(body.formatted("Any Name", "true")))
        .isEqualTo(new RemoteDataChange.Cohort("vip", true));
    assertThat(change(body.formatted("Any Name", "false")))
        .isEqualTo(new RemoteDataChange.Cohort("vip", false));
    assertThat(route(body.formatted("Audience Entered", "\"true\"")))
        .as("only a JSON boolean counts")
        .isInstanceOf(Routed.ToGoal.class);
  }

  @Test
  void anAudienceWithoutContextIsKnownByItsName() {
    String body =
        """
        "type": "track", "event": "%s", "properties": {"audience_key": "vip"%s}
        """;

    assertThat(change(body.formatted("Audience Entered", "")))
        .isEqualTo(new RemoteDataChange.Cohort("vip", true));
    assertThat(change(body.formatted("Audience Exited", "")))
        .isEqualTo(new RemoteDataChange.Cohort("vip", false));
    assertThat(change(body.formatted("Audience Exited", ", \"vip\": true")))
        .as("the property wins")
        .isEqualTo(new RemoteDataChange.Cohort("vip", true));
  }

  @Test
  void anIdentifySetsTraitsUnderEveryId() {
    // When
    RemoteDataItem item =
        remoteData(
            """
            "type": "identify", "properties": {"plan": "pro", "kameleoonVisitorCode": "vc"}
            """);

    // Then
    assertThat(item.ids()).containsExactly("vc", "u", "a");
    assertThat(item.change())
        .isInstanceOfSatisfying(
            RemoteDataChange.Traits.class,
            traits -> assertThat(traits.traits().toString()).isEqualTo("{\"plan\":\"pro\"}"));
  }

  @Test
  void aBodyWithoutTypeIsAGroupWhereItHasAGroupId() {
    Payload old =
        new Payload(Action.IDENTIFY, payload("{" + COMMON + "\"groupId\": \"g\"}").body());

    assertThat(PayloadRouter.route(old, "d"))
        .isInstanceOfSatisfying(
            Routed.ToRemoteData.class,
            routed ->
                assertThat(routed.item().change()).isEqualTo(new RemoteDataChange.Group("g")));
  }

  @Test
  void saysWhyAPayloadGoesNowhere() {
    assertUnroutable("{" + COMMON + "\"type\": \"alias\"}", DiscardReason.UNSUPPORTED_EVENT_TYPE);
    assertUnroutable(
        "{\"type\": \"track\", \"messageId\": \"m\", \"timestamp\": \"yesterday\"}",
        DiscardReason.INVALID_PAYLOAD);
    assertUnroutable(
        """
        {"type": "identify", "messageId": "m", "timestamp": "2026-01-02T03:04:05Z",
         "properties": {"plan": "pro"}}
        """,
        DiscardReason.NO_ID);
  }

  private static void assertUnroutable(String body, DiscardReason reason) {
    assertThat(PayloadRouter.route(payload(body), "d"))
        .isInstanceOfSatisfying(
            Routed.Unroutable.class,
            unroutable -> assertThat(unroutable.reason()).isEqualTo(reason));
  }

  private static ConversionItem conversion(String members) {
    return ((Routed.ToGoal) route(members)).item();
  }

  private static RemoteDataItem remoteData(String members) {
    return ((Routed.ToRemoteData) route(members)).item();
  }

  private static RemoteDataChange change(String members) {
    return remoteData(members).change();
  }

  private static Routed route(String members) {
    return PayloadRouter.route(payload("{" + COMMON + members + "}"), "d");
  }

  private static Payload payload(String body) {
    try {
      return new Payload(Action.LOG_EVENT, (ObjectNode) new JsonMapper().readTree(body));
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }
}
