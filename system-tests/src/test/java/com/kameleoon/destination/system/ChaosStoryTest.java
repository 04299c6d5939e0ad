package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.local.send.EventSender;
import com.kameleoon.destination.local.send.FrontDoor;
import com.kameleoon.destination.local.send.SendTally;
import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.local.suite.ServiceProcess;
import com.kameleoon.destination.system.fixture.RunningSuite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// While 20,000 events come in, each service is killed with SIGKILL several times and PostgreSQL
/// once. Nothing that was acknowledged is lost, and nothing counts twice.
@Tag("story")
class ChaosStoryTest {
  private static final int EVENTS = 20_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final ChaosEvents SENT = new ChaosEvents(EVENTS);

  @Test
  void losesNothingAndCountsNothingTwice() {
    try (RunningSuite suite = RunningSuite.start()) {
      // When
      SendTally tally = new SendTally();
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(suite, tally));
      disrupt(suite, tally, sending);
      sending.join();
      JsonNode identity = suite.drained();

      // Then
      assertThat(tally.accepted()).isEqualTo(EVENTS);
      assertThat(tally.retries()).as("a kill was felt").isPositive();
      everyMessageIsOneConversion(suite);
      everyUserHasTheNewestTrait(suite);
      identityHolds(identity);
    }
  }

  private static void send(RunningSuite suite, SendTally tally) {
    FrontDoor door =
        new FrontDoor(suite.suite().url(Service.INGEST), suite.destination().writeKey(), PATIENCE);
    new EventSender(door, 24).send(SENT.lines(), tally);
  }

  /// One disruption each time another part of the events has been acknowledged.
  private static void disrupt(
      RunningSuite suite, SendTally tally, CompletableFuture<Void> sending) {
    List<Runnable> disruptions = disruptions(suite);
    for (int i = 0; i < disruptions.size(); i++) {
      int acknowledged = EVENTS * (i + 1) / (disruptions.size() + 2);
      Awaitility.await(acknowledged + " events are acknowledged")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> tally.accepted() >= acknowledged || sending.isDone());
      disruptions.get(i).run();
    }
  }

  private static List<Runnable> disruptions(RunningSuite suite) {
    List<Runnable> all = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      Stream.of(Service.values()).forEach(service -> all.add(() -> kill(suite, service)));
    }
    all.add(4, () -> killDatabase(suite));
    return all;
  }

  private static void kill(RunningSuite suite, Service service) {
    ServiceProcess process = suite.suite().process(service);
    process.kill();
    process.start();
    process.awaitReady(PATIENCE);
  }

  private static void killDatabase(RunningSuite suite) {
    suite.suite().database().kill();
    suite.suite().database().restart();
    Stream.of(Service.values())
        .forEach(service -> suite.suite().process(service).awaitReady(PATIENCE));
  }

  private static void everyMessageIsOneConversion(RunningSuite suite) {
    List<String> messages = new ArrayList<>();
    suite.apis().eachConversion(one -> messages.add(one.path("messageId").asText()));
    assertThat(messages).hasSameSizeAs(SENT.converting());
    assertThat(SENT.converting()).isEqualTo(Set.copyOf(messages));
    assertThat(suite.apis().goals()).hasSize(SENT.goals());
  }

  private static void everyUserHasTheNewestTrait(RunningSuite suite) {
    SENT.newestPlans()
        .forEach((user, plan) ->
            assertThat(suite.apis().map("IDENTIFY_" + user).at("/traits/plan").asText())
                .as(user)
                .isEqualTo(plan));
  }

  private static void identityHolds(JsonNode identity) {
    assertThat(identity.path("received").asLong()).isEqualTo(EVENTS);
    assertThat(identity.path("delivered").asLong()).isEqualTo(EVENTS);
    assertThat(identity.path("filtered")).isEmpty();
    assertThat(identity.path("discarded")).isEmpty();
  }
}
