package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.local.suite.Database;
import com.kameleoon.destination.local.suite.Service;
import com.kameleoon.destination.local.suite.ServiceProcess;
import com.kameleoon.destination.standin.StandIn;
import com.kameleoon.destination.system.fixture.CloudSuite;
import com.kameleoon.destination.system.fixture.Roadblock;
import com.kameleoon.destination.system.fixture.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Services that are killed with SIGKILL after the account took what they sent and before they
/// could commit that it did.
@Tag("story")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashStoryTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private CloudSuite cloud;
  private StandIn account;
  private Database database;
  private Sql sql;

  @BeforeAll
  void start(@TempDir Path folder) {
    cloud = CloudSuite.start(folder);
    account = cloud.account();
    database = cloud.running().suite().database();
    sql = new Sql(database);
  }

  @AfterAll
  void stop() {
    cloud.close();
  }

  @Test
  void sendsConversionsAgainAsTheSameOnes() {
    // Given a goal that is there
    track("Order Completed", "order-0");
    await(() -> assertThat(eventsOf("Order Completed")).hasSize(1));
    long lines = account.events().lines();

    // When
    try (Roadblock _ =
        held(
            "delete",
            "goal.forwarding",
            "true",
            Service.GOAL,
            () -> {
              for (int i = 1; i <= 20; i++) {
                track("Order Completed", "order-" + i);
              }
            })) {
      assertThat(account.events().lines()).isGreaterThan(lines);
    }
    restart(Service.GOAL);

    // Then nothing is lost, and what was sent twice is the same conversion
    await(() -> assertThat(sql.number("select count(*) from goal.forwarding")).isZero());
    assertThat(account.events().lines()).isGreaterThan(lines + 20);
    assertThat(eventsOf("Order Completed")).hasSize(21);
    assertThat(cloud.running().apis().conversionsOf("segmentvisitor01"))
        .filteredOn(one -> one.path("messageId").asText().startsWith("order-"))
        .hasSize(21);
  }

  @ParameterizedTest
  @CsvSource({
    "Not Yet Known, insert, goal.account_goal, new.name like '%Not Yet Known'",
    "Not Yet Bound, update, goal.goal, new.name like '%Not Yet Bound' and new.state = 'ACTIVE'"
  })
  void adoptsTheGoalThatWasCreatedInsteadOfCreatingAnother(
      String event, String change, String table, String when) {
    // When
    try (Roadblock _ =
        held(change, table, when, Service.GOAL, () -> track(event, "message of " + event))) {
      assertThat(createdFor(event)).hasSize(1);
    }
    restart(Service.GOAL);
    passTime("goal.goal set granted_at = granted_at", "granted_at is not null");

    // Then
    await(() -> assertThat(eventsOf(event)).hasSize(1));
    assertThat(createdFor(event)).hasSize(1);
    assertThat(sql.number("select count(*) from goal.goal where name like '%" + event + "'"))
        .isEqualTo(1);
  }

  @Test
  void writesTheNewestStateOfAKeyThatWasBeingMirrored() {
    // When
    try (Roadblock _ =
        held(
            "delete",
            "remotedata.mirror",
            "old.key = 'IDENTIFY_segment-user'",
            Service.REMOTE_DATA,
            () -> identify("older", 1))) {
      assertThat(account.maps().get("IDENTIFY_segment-user").toString()).contains("older");
    }
    identify("newer", 2);
    restart(Service.REMOTE_DATA);
    cloud.running().drained();
    passTime("remotedata.mirror set leased_until = leased_until", "lease is not null");

    // Then
    await(() -> {
      assertThat(account.maps().get("IDENTIFY_segment-user").toString()).contains("newer");
      assertThat(account.maps().get("IDENTIFY_segment-user"))
          .isEqualTo(cloud.running().apis().map("IDENTIFY_segment-user"));
    });
    assertThat(account.maps().postsOf("IDENTIFY_segment-user")).isGreaterThan(1);
  }

  /// The service has done what leads to that change, and is gone before it could commit it.
  private Roadblock held(
      String change, String table, String when, Service service, Runnable cause) {
    Roadblock roadblock = Roadblock.before(database, change, table, when);
    cause.run();
    roadblock.awaitReached();
    cloud.running().suite().process(service).kill();
    return roadblock;
  }

  private void restart(Service service) {
    ServiceProcess process = cloud.running().suite().process(service);
    process.start();
    process.awaitReady(PATIENCE);
  }

  /// What the dead process had reserved for itself runs out.
  private void passTime(String column, String where) {
    sql.change("update %s - interval '5 minutes' where %s".formatted(column, where));
  }

  private List<String> createdFor(String event) {
    return account.goals().created().stream().filter(name -> name.endsWith(event)).toList();
  }

  /// The nonces of the account's conversions of that event's goal.
  private List<String> eventsOf(String event) {
    return account.goals().all().stream()
        .filter(goal -> goal.path("name").asText().endsWith(event))
        .flatMap(goal ->
            account.events().distinct().stream()
                .filter(one -> goal.path("id").asText().equals(one.get("goalId"))))
        .map(one -> one.getOrDefault("nonce", ""))
        .distinct()
        .toList();
  }

  private void track(String event, String messageId) {
    cloud.send("/v1/track", "\"event\":\"%s\",\"messageId\":\"%s\"".formatted(event, messageId));
  }

  private void identify(String plan, int second) {
    cloud.send(
        "/v1/identify",
        "\"traits\":{\"plan\":\"%s\"},\"messageId\":\"%s\",\"timestamp\":\"2026-11-23T12:00:0%dZ\""
            .formatted(plan, plan, second));
  }

  private static void await(ThrowingRunnable assertion) {
    Awaitility.await().atMost(PATIENCE).untilAsserted(assertion);
  }
}
