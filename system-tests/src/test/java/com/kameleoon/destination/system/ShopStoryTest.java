package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.local.send.EventSender;
import com.kameleoon.destination.local.send.FrontDoor;
import com.kameleoon.destination.local.send.SendTally;
import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.system.fixture.RunningSuite;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The example events of the shop, sent once, and everything that they must come to.
@Tag("story")
class ShopStoryTest {
  private static final SendTally SENT = new SendTally();
  private static RunningSuite suite;
  private static ShopExpectation expected;
  private static JsonNode identity;

  @BeforeAll
  static void sendTheDay() throws IOException {
    Path events = RunningSuite.example("events.ndjson");
    expected = ShopExpectation.of(events);
    suite = RunningSuite.start();
    FrontDoor door =
        new FrontDoor(
            suite.suite().url(Service.INGEST),
            suite.destination().writeKey(),
            Duration.ofMinutes(2));
    new EventSender(door, 16).send(events, SENT);
    identity = suite.drained();
  }

  @AfterAll
  static void stop() {
    suite.close();
  }

  @Test
  void refusesWhatIsWrongAndNamesIt() {
    assertThat(SENT.refused()).containsExactlyInAnyOrderEntriesOf(expected.refused);
    assertThat(SENT.sent()).isEqualTo(expected.lines).isGreaterThan(1_000);
  }

  @Test
  void countsEveryEventOnce() {
    assertThat(identity.path("duplicates").asInt()).isEqualTo(expected.duplicates);
    assertThat(identity.at("/filtered/NO_MATCHING_MAPPING").asInt()).isEqualTo(expected.aliases);
    assertThat(identity.at("/discarded/NO_VISITOR_CODE").asInt())
        .isEqualTo(expected.withoutVisitorCode);
    assertThat(identity.path("received").asLong())
        .isEqualTo(
            identity.path("delivered").asLong()
                + sum(identity.path("filtered"))
                + sum(identity.path("discarded")));
  }

  @Test
  void createsAGoalForEachNameAndCountsItsConversions() {
    Map<String, Integer> conversions = new TreeMap<>();
    for (JsonNode goal : suite.apis().goals()) {
      conversions.put(goal.path("name").asText(), goal.path("conversions").asInt());
      assertThat(goal.path("tag").asText()).isEqualTo("segment.io");
      assertThat(goal.path("createdAutomatically").asBoolean()).isTrue();
    }
    assertThat(conversions).isEqualTo(expected.conversionsByGoal);
  }

  @Test
  void keepsOneConversionForEachMessage() {
    List<String> messages = new ArrayList<>();
    suite.apis().eachConversion(one -> messages.add(one.path("messageId").asText()));

    assertThat(messages).doesNotHaveDuplicates();
    assertThat(messages).containsExactlyInAnyOrderElementsOf(expected.convertedMessages);
  }

  @Test
  void sumsRevenueNetOfRefunds() {
    Map<String, BigDecimal> revenue = new TreeMap<>();
    suite
        .apis()
        .goals()
        .forEach(goal ->
            goal.path("revenue")
                .properties()
                .forEach(sum ->
                    revenue.merge(
                        sum.getKey(), new BigDecimal(sum.getValue().asText()), BigDecimal::add)));
    assertThat(revenue).containsOnlyKeys(expected.revenueByCurrency.keySet());
    expected.revenueByCurrency.forEach(
        (currency, sum) -> assertThat(revenue.get(currency)).isEqualByComparingTo(sum));
  }

  @Test
  void givesSdksTheTraitsThatAreAllowed() {
    assertThat(expected.lastTraits).isNotEmpty();
    expected.lastTraits.forEach((user, traits) -> {
      JsonNode stored = suite.apis().map("IDENTIFY_" + user).path("traits");
      assertThat(stored.path("plan")).isEqualTo(traits.path("plan"));
      assertThat(stored.propertyStream().map(Map.Entry::getKey))
          .containsExactlyInAnyOrder("plan", "newsletter");
    });
  }

  @Test
  void listsTheAudiences() {
    assertThat(suite.apis().map("common").path("cohorts").valueStream().map(JsonNode::asText))
        .containsExactlyInAnyOrderElementsOf(expected.audiences);
    assertThat(suite.apis().map("COHORTS_nobody")).hasToString("{}");
  }

  private static long sum(JsonNode counts) {
    return counts.valueStream().mapToLong(JsonNode::asLong).sum();
  }
}
