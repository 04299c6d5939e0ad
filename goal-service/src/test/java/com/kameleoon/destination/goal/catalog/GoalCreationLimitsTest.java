package com.kameleoon.destination.goal.catalog;

import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import com.kameleoon.destination.model.wire.ConversionItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// 50 in any 10 seconds and 1,000 in any 60 minutes, over three replicas whose time a test steps.
class GoalCreationLimitsTest {
  private static final int NAMES = 5_000;

  private final TestDatabase database = TestDatabase.create();
  private final SteppedCreationClock clock = new SteppedCreationClock();
  private final List<TestService> replicas = new ArrayList<>();

  @BeforeEach
  void start() {
    for (int i = 0; i < 3; i++) {
      TestService replica = TestService.start(database.url(), clock);
      replica.bean(GoalCreator.class).stop();
      replicas.add(replica);
    }
  }

  @AfterEach
  void stop() {
    replicas.forEach(TestService::close);
  }

  @Test
  void createsFiveThousandGoalsAsFastAsTheLimitsAllowAndLosesNoConversion() throws Exception {
    // Given
    for (int first = 0; first < NAMES; first += 500) {
      TestService replica = replicas.get((first / 500) % replicas.size());
      assertThat(replica.post(newNames(first, 500)).statusCode()).isEqualTo(200);
    }

    // When
    while (waiting() > 0) {
      createOnAllReplicas();
      boolean burst = used(CreationWindow.SIXTY_MINUTES) < CreationWindow.SIXTY_MINUTES.most();
      clock.step(burst ? Duration.ofMillis(10_151) : Duration.ofSeconds(20));
    }

    // Then
    List<Instant> creations = creations();
    assertThat(creations).hasSize(NAMES);
    assertNoWindowExceeds(creations, CreationWindow.TEN_SECONDS);
    assertNoWindowExceeds(creations, CreationWindow.SIXTY_MINUTES);
    assertThat(database.number("select count(distinct goal_id) from goal_creation"))
        .isEqualTo(NAMES);
    assertThat(database.number("select count(*) from goal where state = 'ACTIVE'"))
        .isEqualTo(NAMES);
    assertThat(database.number("select count(*) from conversion c join goal g on g.id = c.goal_id"))
        .isEqualTo(NAMES);
    assertThat(Duration.between(creations.getFirst(), creations.getLast()))
        .as("the ideal is 4 hours and 19 windows of 10 seconds")
        .isLessThan(Duration.ofSeconds((long) ((4 * 3600 + 190) / 0.98)));
  }

  @Test
  void storesConversionsOfExistingGoalsWhileNewGoalsWait() throws Exception {
    // Given
    replicas.getFirst().post(List.of(track("known-1", "Known")));
    replicas.getFirst().post(newNames(0, 500));
    replicas.getLast().post(newNames(500, 500));
    createOnAllReplicas();

    // When
    replicas.get(1).post(List.of(track("known-2", "Known")));

    // Then
    assertThat(
            database.number(
                "select sum(conversions) from goal_tally join goal on id = goal_id"
                    + " where state = 'ACTIVE' and name = 'SegmentIO track \u2013 Known'"))
        .isEqualTo(2);
    assertThat(waiting()).isEqualTo(951);
    TestService replica = replicas.getFirst();
    JsonNode sums = TestService.json(replica.manage("/goals"));
    assertThat(sums.path("conversions").asInt()).isEqualTo(1_002);
    assertThat(sums.path("waitingGoals").asInt()).isEqualTo(951);
    assertThat(sums.path("waitingConversions").asInt()).isEqualTo(951);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(replica.manage("/prometheus"))
                .contains("kameleoon_goal_waiting_goals 951.0")
                .contains("kameleoon_goal_waiting_conversions 951.0")
                .contains("kameleoon_goal_creation_used{window=\"ten_seconds\"} 50.0"));
  }

  @Test
  void keepsTheLimitsWhenTheWallClockIsSetForwardAndBack() throws Exception {
    // Given
    replicas.getFirst().post(newNames(0, 400));
    List<Duration> times = new ArrayList<>();
    List<Duration> jumps = List.of(Duration.ofHours(2), Duration.ofHours(-3), Duration.ofDays(400));

    // When
    for (int round = 0; round < 30; round++) {
      long before = active();
      createOnAllReplicas();
      for (long created = before; created < active(); created++) {
        times.add(Duration.ofNanos(clock.steadyNanos()));
      }
      if (round % 3 == 0) {
        clock.set(jumps.get((round / 3) % jumps.size()));
      }
      clock.step(Duration.ofSeconds(3));
    }

    // Then
    assertThat(active()).isEqualTo(400);
    for (int i = 0; i + 50 < times.size(); i++) {
      assertThat(times.get(i + 50).minus(times.get(i))).isGreaterThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void createsAGoalAgainWhoseReplicaDiedWithThePermit() throws Exception {
    // Given
    replicas.getFirst().post(newNames(0, 100));
    clock.step(Duration.ofSeconds(11));
    replicas.getFirst().bean(GoalCreationQuota.class).take();

    // When
    clock.step(GoalCreationQuota.LEASE.plusSeconds(1));
    createOnAllReplicas();
    clock.step(Duration.ofSeconds(11));
    createOnAllReplicas();

    // Then
    assertThat(active()).isEqualTo(100);
    assertThat(database.number("select count(*) from goal")).isEqualTo(100);
  }

  private void createOnAllReplicas() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Duration>> running =
          replicas.stream()
              .map(replica -> threads.submit(replica.bean(GoalCreator.class)::createDue))
              .toList();
      for (Future<Duration> future : running) {
        future.get();
      }
    }
  }

  private static List<ConversionItem> newNames(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> track("new-" + i, "New Event " + i))
        .toList();
  }

  private int used(CreationWindow window) {
    return replicas
        .getFirst()
        .bean(GoalCreationQuota.class)
        .used()
        .getOrDefault(window, WindowUse.NONE)
        .creations();
  }

  private long waiting() {
    return database.number("select count(*) from goal where state = 'WAITING'");
  }

  private long active() {
    return database.number("select count(*) from goal where state = 'ACTIVE'");
  }

  private List<Instant> creations() {
    return database
        .column(
            "select to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                + " from goal_creation order by at")
        .stream()
        .map(Instant::parse)
        .toList();
  }

  private static void assertNoWindowExceeds(List<Instant> creations, CreationWindow window) {
    for (int i = 0; i + window.most() < creations.size(); i++) {
      assertThat(Duration.between(creations.get(i), creations.get(i + window.most())))
          .isGreaterThan(window.length());
    }
  }
}
