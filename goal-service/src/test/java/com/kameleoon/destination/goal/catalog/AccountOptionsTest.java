package com.kameleoon.destination.goal.catalog;

import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.goal.TestService;
import com.kameleoon.destination.model.wire.AliasSettings;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.CreationSettings;
import com.kameleoon.destination.model.wire.DedupeSettings;
import com.kameleoon.destination.model.wire.GoalCreation;
import com.kameleoon.destination.model.wire.GoalSettings;
import com.kameleoon.destination.standin.Fault;
import com.kameleoon.destination.standin.StandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the settings make of the account, and what the account's API shows of it.
class AccountOptionsTest {
  private final CloudReplicas suite = new CloudReplicas(1);

  @AfterEach
  void stop() {
    suite.close();
  }

  @Test
  void createsGoalsOnlyForListedEventsAndOnlySoManyADay() {
    // Given
    suite.account.goals().add("Known", StandIn.SITE_ID);
    use(new CreationSettings(GoalCreation.Listed, List.of("Order *"), 2), null, AliasSettings.OFF);
    suite.work();

    // When
    JsonNode outcomes =
        TestService.json(
                suite
                    .first()
                    .post(
                        List.of(
                            track("a", "Known"),
                            track("b", "Other"),
                            track("c", "Order Completed"),
                            track("d", "Order Refunded"),
                            track("e", "Order Updated")))
                    .body())
            .path("outcomes");
    suite.work();

    // Then
    assertThat(outcomes.path(1).path("status").asText()).isEqualTo("discarded");
    assertThat(outcomes.path(1).path("reason").asText()).isEqualTo("GOAL_NOT_ALLOWED");
    assertThat(suite.account.goals().created()).hasSize(2);
    JsonNode waiting = suite.first().get("/v1/account/waiting").path("goals");
    assertThat(waiting).hasSize(1);
    assertThat(waiting.path(0).path("conversions").asInt()).isEqualTo(1);
    suite.time.step(Duration.ofDays(1));
    suite.drain(Duration.ofSeconds(1), 10);
    assertThat(suite.account.goals().created()).hasSize(3);
  }

  @Test
  void countsInTheDaysCapOnlyGoalsThatWereCreated() {
    // Given an account that refuses tags, and the first goal altogether
    suite.account.refuseTags();
    use(new CreationSettings(GoalCreation.All, List.of(), 2), null, AliasSettings.OFF);
    suite.work();
    suite.account.faults().next(1, "/goals", new Fault.Status(404));

    // When
    suite.first().post(List.of(track("a", "One"), track("b", "Two"), track("c", "Three")));
    suite.work();
    suite.time.step(Duration.ofSeconds(11));
    suite.work();

    // Then
    assertThat(suite.account.goals().created()).hasSize(2);
  }

  @Test
  void showsHowManyConversionsWaitForAGoalThatIsCreatedAnew() {
    // Given
    suite.work();
    suite.first().post(List.of(track("a", "Lost"), track("b", "Lost")));
    suite.drain(Duration.ofSeconds(1), 10);
    suite.account.goals().delete(suite.account.goals().all().getFirst().path("id").asLong());

    // When nothing may be created
    use(new CreationSettings(GoalCreation.None, List.of(), null), null, AliasSettings.OFF);
    suite.time.step(CatalogReader.FRESH.plusSeconds(1));
    suite.work();
    suite.first().post(List.of(track("c", "Lost")));
    suite.work();

    // Then
    JsonNode waiting = suite.first().get("/v1/account/waiting").path("goals").path(0);
    assertThat(waiting.path("conversions").asInt()).isEqualTo(1);
    assertThat(waiting.path("waitingSince").asText()).startsWith("20");
    assertThat(suite.first().get("/v1/account/plan").toString()).contains("NOT_ALLOWED");
  }

  @Test
  void sendsWhatAConversionIsWorthAndWhatTheSettingsMapToCustomData() {
    // Given
    use(CreationSettings.DEFAULT, null, AliasSettings.OFF);
    suite.work();

    // When
    String paid = "{\"revenue\":12.5,\"order_id\":\"o-1\",\"coupon\":\"x\"}";
    suite
        .first()
        .post(
            List.of(
                track("a", "Order Completed", paid),
                track("b", "Order Refunded", "{\"revenue\":5}"),
                track("c", "Signed Up")));
    suite.drain(Duration.ofSeconds(1), 10);

    // Then
    assertThat(suite.account.events().distinct())
        .extracting(event -> event.get("revenue") + event.get("negative") + event.get("metadata"))
        .containsExactlyInAnyOrder("12.5false{\"7\":[\"o-1\"]}", "5truenull", "0falsenull");
    assertThat(suite.account.events().userAgents())
        .allSatisfy(agent -> assertThat(agent).startsWith("KameleoonDestination/"));
  }

  @Test
  void countsAnOrderOnceHoweverManyMessagesItHas() {
    // Given
    use(CreationSettings.DEFAULT, new DedupeSettings("order_id", 3600), AliasSettings.OFF);
    suite.work();

    // When
    suite.first().post(List.of(order("a", "1"), order("b", "1"), order("c", "2")));
    suite.first().post(List.of(order("d", "1"), order("a", "1")));
    suite.time.step(Duration.ofHours(2));
    suite.first().post(List.of(order("e", "1")));
    suite.drain(Duration.ofSeconds(1), 10);

    // Then
    assertThat(suite.account.events().distinct()).hasSize(3);
    assertThat(suite.first().manage("/prometheus"))
        .contains("kameleoon_goal_items_repeated_total 3.0");
  }

  @Test
  void findsTheVisitorOfAnEventWithoutCodeAndWaitsForOneThatIsNotKnown() {
    // Given
    use(CreationSettings.DEFAULT, null, new AliasSettings(true, 60));
    suite.work();

    // When
    suite.first().post(List.of(visit("a", "code-1", "user-1", "anon-1")));
    String known = status(visit("b", null, "user-1", null));
    String unknown = status(visit("c", null, "user-3", null));
    suite.first().post(List.of(visit("d", null, "user-2", "anon-1")));
    suite.time.step(Duration.ofSeconds(61));
    String late = status(visit("c", null, "user-3", null));
    suite.drain(Duration.ofSeconds(1), 10);

    // Then
    assertThat(known).isEqualTo("delivered");
    assertThat(unknown).isEqualTo("retryLater");
    assertThat(late).isEqualTo("discarded");
    assertThat(suite.account.events().distinct())
        .hasSize(3)
        .allSatisfy(event -> assertThat(event).containsEntry("visitorCode", "code-1"));
  }

  @Test
  void sendsConversionsTogetherOnceTheFirstHasWaitedLongEnoughOrAThousandAreThere() {
    // Given
    suite.account.goals().add("Known", StandIn.SITE_ID);
    suite.work();
    suite.useGathering(Duration.ofMinutes(5));

    // When
    suite.first().post(List.of(track("a", "Known"), track("b", "Known"), track("c", "Known")));
    workLater();
    int early = suite.account.events().requests();
    suite.database.run(
        "update forwarding set received_at = received_at - interval '5 minutes' where id = ("
            + "select min(id) from forwarding)");
    suite.work();

    // Then
    assertThat(early).isZero();
    assertThat(suite.account.events().requests()).isEqualTo(1);
    assertThat(suite.account.events().lines()).isEqualTo(3);

    // And a thousand go at once
    suite.first().post(known(0, 500));
    workLater();
    assertThat(suite.account.events().requests()).isEqualTo(1);
    suite.first().post(known(500, 500));
    workLater();
    assertThat(suite.account.events().requests()).isEqualTo(2);
    assertThat(suite.account.events().lines()).isEqualTo(1_003);
  }

  private void workLater() {
    suite.time.step(Duration.ofSeconds(2));
    suite.work();
  }

  private static List<ConversionItem> known(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> track("known-" + i, "Known"))
        .toList();
  }

  private String status(ConversionItem item) {
    return TestService.json(suite.first().post(List.of(item)).body())
        .path("outcomes")
        .path(0)
        .path("status")
        .asText();
  }

  private static ConversionItem order(String messageId, String order) {
    ConversionItem item = track(messageId, "Order Completed");
    item.properties().put("order_id", order);
    return item;
  }

  private static ConversionItem visit(
      String messageId, @Nullable String code, @Nullable String user, @Nullable String anonymous) {
    ConversionItem item = track(messageId, "Visited");
    return new ConversionItem(
        item.id(),
        messageId,
        item.type(),
        item.name(),
        code,
        user,
        anonymous,
        item.timestamp(),
        item.properties());
  }

  private void use(
      CreationSettings creation, @Nullable DedupeSettings dedupe, AliasSettings aliases) {
    GoalSettings usual = TestService.cloud(suite.account);
    suite.use(
        new GoalSettings(
            1,
            usual.sitecode(),
            usual.convention(),
            usual.visitorCodeFallback(),
            usual.currency(),
            usual.mode(),
            null,
            usual.account(),
            creation,
            Map.of("order_id", 7),
            dedupe,
            aliases,
            usual.customData()));
  }
}
