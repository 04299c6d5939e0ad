package com.kameleoon.destination.goal.catalog;

import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kameleoon.destination.goal.TestDatabase;
import com.kameleoon.destination.goal.TestService;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.GoalConvention;
import com.kameleoon.destination.model.wire.VisitorCodeFallback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Which goal an event belongs to, over three replicas.
class GoalCatalogTest {
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final List<TestService> REPLICAS = new ArrayList<>();

  @BeforeAll
  static void start() {
    for (int i = 0; i < 3; i++) {
      REPLICAS.add(TestService.start(DATABASE.url()));
    }
  }

  @AfterAll
  static void stop() {
    REPLICAS.forEach(TestService::close);
  }

  @Test
  void createsOneGoalWhenManyThreadsOfAllReplicasNeedItAtOnce() throws Exception {
    for (int round = 0; round < 20; round++) {
      // Given
      GoalName name = GoalName.of(EventType.TRACK, "Race " + round);

      // When
      Set<Long> goals = new HashSet<>();
      for (Map<GoalName, Long> found : onAllReplicas(Set.of(name), 64)) {
        goals.add(found.getOrDefault(name, -1L));
      }

      // Then
      assertThat(goals).hasSize(1).doesNotContain(-1L);
      assertThat(DATABASE.number("select count(*) from goal where name like '%Race " + round + "'"))
          .isEqualTo(1);
    }
  }

  @Test
  void createsEachOfManyNamesOnceWhenReplicasNeedThemInDifferentOrders() throws Exception {
    // Given
    Set<GoalName> names = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      names.add(GoalName.of(EventType.PAGE, "Crowd " + i));
    }

    // When
    List<Map<GoalName, Long>> found = onAllReplicas(names, 8);

    // Then
    assertThat(new HashSet<>(found)).hasSize(1);
    assertThat(DATABASE.number("select count(*) from goal where name like '%Crowd %'"))
        .isEqualTo(40);
  }

  @Test
  void prefersTheGoalWithTheExactNameToTheConventional() {
    insertGoal("Newsletter");
    insertGoal("SegmentIO track \u2013 Newsletter");

    assertThat(goalNameOf("Newsletter")).isEqualTo("Newsletter");
  }

  @Test
  void findsTheGoalWithTheConventionalName() {
    insertGoal("SegmentIO track \u2013 Sign Up");

    assertThat(goalNameOf("Sign Up")).isEqualTo("SegmentIO track \u2013 Sign Up");
    assertThat(DATABASE.number("select count(*) from goal where name like '%Sign Up'")).isOne();
  }

  @Test
  void createsATaggedGoalAndTurnsItActive() {
    assertThat(goalNameOf("Fresh")).isEqualTo("SegmentIO track \u2013 Fresh");

    String sql =
        "select tag || ' ' || created_automatically || ' ' || state from goal"
            + " where name like '%Fresh'";
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(DATABASE.column(sql)).containsExactly("segment.io true ACTIVE"));
  }

  @Test
  void followsAGoalThatIsRenamed() {
    // Given
    goalNameOf("Old Name");
    DATABASE.run("update goal set name = 'Bought' where name like '%Old Name'");

    // When
    TestService restarted = TestService.start(DATABASE.url());
    Map<GoalName, Long> found = find(restarted, GoalName.of(EventType.TRACK, "Old Name"));
    restarted.close();

    // Then
    assertThat(nameOf(found.values().iterator().next())).isEqualTo("Bought");
    assertThat(DATABASE.number("select count(*) from goal where name like '%Old Name'")).isZero();
  }

  @Test
  void storesTheConversionOfAGoalWhoseReplicaDiedBeforeItCould() {
    // Given
    TestService dying = TestService.start(DATABASE.url());
    find(dying, GoalName.of(EventType.TRACK, "Interrupted"));
    dying.close();

    // When
    REPLICAS.getFirst().post(List.of(track("interrupted", "Interrupted")));

    // Then
    assertThat(DATABASE.number("select count(*) from goal where name like '%Interrupted'")).isOne();
    assertThat(DATABASE.number("select count(*) from conversion where message_id = 'interrupted'"))
        .isOne();
  }

  @Test
  void namesByTheClassicConventionWhereSettingsSaySo() {
    try (TestService classic = TestService.start(DATABASE.url())) {
      classic.use(TestService.settings(GoalConvention.Classic, VisitorCodeFallback.None, null));

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> {
            GoalName name = GoalName.of(EventType.TRACK, "Classic " + System.nanoTime());
            long goal = find(classic, name).getOrDefault(name, -1L);
            assertThat(nameOf(goal)).startsWith("Segment.io \u2013 Classic");
          });
    }
  }

  private static List<Map<GoalName, Long>> onAllReplicas(Set<GoalName> names, int threadsEach)
      throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Map<GoalName, Long>>> running = new ArrayList<>();
      for (int i = 0; i < threadsEach * REPLICAS.size(); i++) {
        GoalCatalog catalog = REPLICAS.get(i % REPLICAS.size()).bean(GoalCatalog.class);
        running.add(
            threads.submit(() -> {
              go.await();
              return ids(catalog.findOrCreate(names));
            }));
      }
      go.countDown();
      List<Map<GoalName, Long>> found = new ArrayList<>();
      for (Future<Map<GoalName, Long>> future : running) {
        found.add(future.get());
      }
      return found;
    }
  }

  private static void insertGoal(String name) {
    DATABASE.run(
        "insert into goal (name, created_automatically, state) values ('%s', false, 'ACTIVE')"
            .formatted(name));
  }

  private static String goalNameOf(String event) {
    GoalName name = GoalName.of(EventType.TRACK, event);
    return nameOf(find(REPLICAS.getFirst(), name).getOrDefault(name, -1L));
  }

  private static Map<GoalName, Long> find(TestService replica, GoalName name) {
    return ids(replica.bean(GoalCatalog.class).findOrCreate(Set.of(name)));
  }

  private static Map<GoalName, Long> ids(Map<GoalName, Found> found) {
    return found.entrySet().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, entry -> ((Found.Goal) entry.getValue()).id()));
  }

  private static String nameOf(long goal) {
    return DATABASE.column("select name from goal where id = " + goal).getFirst();
  }
}
