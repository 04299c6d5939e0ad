package com.kameleoon.destination.goal.catalog;

import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.goal.Logged;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.standin.Fault;
import com.kameleoon.destination.standin.StandIn;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloudAccountTest {
  private static final int NAMES = 5_000;

  private final Logged log = new Logged();
  private CloudReplicas suite = new CloudReplicas(1);

  @AfterEach
  void stop() {
    log.close();
    suite.close();
  }

  @Test
  void findsGoalsByExactNameThenByConventionAndCreatesTheRest() {
    // Given
    long exact = suite.account.goals().add("Signed Up", StandIn.SITE_ID);
    long conventional =
        suite.account.goals().add("SegmentIO track \u2013 Order Completed", StandIn.SITE_ID);
    suite.account.goals().add("signed up", StandIn.SITE_ID);
    suite.work();

    // When
    suite
        .first()
        .post(List.of(track("a", "Signed Up"), track("b", "Order Completed"), track("c", "New")));
    suite.drain(Duration.ofSeconds(1), 10);

    // Then
    assertThat(suite.account.goals().created()).containsExactly("SegmentIO track \u2013 New");
    long created = accountGoal("SegmentIO track \u2013 New");
    assertThat(suite.account.events().distinct())
        .extracting(event -> event.get("goalId"))
        .containsExactlyInAnyOrder("" + exact, "" + conventional, "" + created);
    assertThat(suite.account.goals().named("SegmentIO track \u2013 New").orElseThrow().toString())
        .contains("CUSTOM", "ACTIVE", "\"hasMultipleConversions\":true", "segment.io");
  }

  @Test
  void takesUpEventsThatCameBeforeTheAccountWasRead() {
    // Given
    long exact = suite.account.goals().add("Signed Up", StandIn.SITE_ID);
    suite.account.faults().down();
    suite.first().post(List.of(track("a", "Signed Up"), track("b", "New")));
    suite.work();

    // When
    suite.account.faults().up();
    suite.drain(Duration.ofSeconds(5), 30);

    // Then
    assertThat(suite.account.goals().created()).containsExactly("SegmentIO track \u2013 New");
    assertThat(suite.account.events().distinct())
        .extracting(event -> event.get("goalId"))
        .contains("" + exact)
        .hasSize(2);
  }

  @Test
  void createsGoalsWithoutTagWhereTheAccountRefusesTags() {
    // Given
    suite.account.refuseTags();
    suite.work();

    // When
    suite.first().post(List.of(track("a", "One"), track("b", "Two")));
    suite.drain(Duration.ofSeconds(1), 10);

    // Then
    assertThat(suite.account.goals().created()).hasSize(2);
    assertThat(suite.account.goals().all()).noneMatch(goal -> goal.has("tags"));
    assertThat(log.lines())
        .filteredOn(line -> line.startsWith("WARN The account refuses tags"))
        .hasSize(1);
  }

  @Test
  void followsARenamedGoalAndCreatesDeletedAndArchivedOnesAnew() {
    // Given
    suite.work();
    suite.first().post(List.of(track("a", "Kept"), track("b", "Lost"), track("z", "Archived")));
    suite.drain(Duration.ofSeconds(1), 10);
    long kept = accountGoal("SegmentIO track \u2013 Kept");
    long lost = accountGoal("SegmentIO track \u2013 Lost");
    suite.account.goals().archive(accountGoal("SegmentIO track \u2013 Archived"));

    // When
    suite.account.goals().rename(kept, "Kept for Good");
    suite.account.goals().delete(lost);
    suite.time.step(CatalogReader.FRESH.plusSeconds(1));
    suite.work();
    suite
        .first()
        .post(List.of(track("c", "Kept"), track("d", "Lost"), track("e", "Kept for Good")));
    suite.drain(Duration.ofSeconds(1), 10);

    // Then
    assertThat(suite.account.goals().created())
        .containsExactlyInAnyOrder(
            "SegmentIO track \u2013 Kept",
            "SegmentIO track \u2013 Lost",
            "SegmentIO track \u2013 Archived",
            "SegmentIO track \u2013 Lost",
            "SegmentIO track \u2013 Archived");
    assertThat(log.lines())
        .anyMatch(line -> line.matches("WARN A goal is gone .*how=deleted .*Lost.*"))
        .anyMatch(line -> line.matches("WARN A goal is gone .*how=archived .*Archived.*"));
    long anew = accountGoal("SegmentIO track \u2013 Lost");
    assertThat(anew).isNotEqualTo(lost);
    // Conversions keep their order within a goal; one that waits for its goal holds nobody else up.
    assertThat(suite.account.events().distinct())
        .extracting(event -> event.get("goalId"))
        .contains("" + kept, "" + lost, "" + kept, "" + anew, "" + kept)
        .hasSize(6);
    assertThat(suite.first().get("/v1/goals").toString()).contains("Kept for Good");
  }

  @Test
  void createsOneGoalAlthoughTheAnswerToTheFirstTryIsLost() {
    // Given
    suite.work();
    suite.account.faults().next(1, "/goals", new Fault.ResetAfter());
    suite.first().post(List.of(track("a", "New")));

    // When
    suite.work();
    suite.drain(Duration.ofSeconds(10), 30);

    // Then
    assertThat(suite.account.goals().created()).hasSize(1);
    assertThat(suite.account.events().distinct()).hasSize(1);
  }

  @Test
  void waitsWhileAGoalIsLockedAndWhenLimited() {
    // Given
    suite.work();
    suite.account.faults().next(1, "/goals", new Fault.Status(423));
    suite.account.faults().next(1, "/goals", new Fault.Limited(Duration.ofSeconds(40)));
    suite.first().post(List.of(track("a", "Locked"), track("b", "Limited"), track("c", "Third")));

    // When
    suite.work();
    int before = suite.account.goals().created().size();
    Duration took = suite.drain(Duration.ofSeconds(5), 40);

    // Then
    assertThat(before).isZero();
    assertThat(took).isGreaterThanOrEqualTo(Duration.ofSeconds(40));
    assertThat(new HashSet<>(suite.account.goals().created())).hasSize(3);
    assertThat(suite.account.goals().created()).hasSize(3);
  }

  @Test
  void createsOneGoalForAnEventThatAllReplicasSeeAtTheSameMoment() {
    // Given
    suite.close();
    suite = new CloudReplicas(3);
    suite.work();

    // When
    suite.together(replica -> {
      String seenBy = "replica-" + suite.replicas.indexOf(replica) + "-";
      replica.post(IntStream.range(0, 40).mapToObj(i -> track(seenBy + i, name(i))).toList());
    });
    suite.drain(Duration.ofSeconds(7), 100);

    // Then
    assertThat(suite.account.goals().created()).hasSize(40).doesNotHaveDuplicates();
    assertEachConversionOnce(120, 40);
  }

  @Test
  void createsFiveThousandGoalsFromThreeReplicasWithinTheLimits() {
    // Given
    suite.close();
    suite = new CloudReplicas(3);
    for (int i = 0; i < 900; i++) {
      suite.account.goals().add("Goal of a person " + i, StandIn.SITE_ID);
    }
    suite.work();
    // each replica sees a third of the names, and a hundred that the next one sees, too
    for (int first = 0; first < NAMES; first += 500) {
      int replica = (first / 500) % 3;
      assertThat(suite.replicas.get(replica).post(newNames(first, 500)).statusCode())
          .isEqualTo(200);
      List<ConversionItem> seenTwice =
          IntStream.range(first, first + 100).mapToObj(i -> track("again-" + i, name(i))).toList();
      suite.replicas.get((replica + 1) % 3).post(seenTwice);
    }

    // When, in steps that do not fall together with the windows
    Duration took = suite.drain(Duration.ofSeconds(7), 4_000);

    // Then
    assertThat(suite.account.windows().refused()).isZero();
    assertThat(suite.account.windows().busiest(Duration.ofSeconds(10))).isLessThanOrEqualTo(50);
    assertThat(suite.account.windows().busiest(Duration.ofHours(1))).isLessThanOrEqualTo(1_000);
    assertThat(suite.account.goals().created()).hasSize(NAMES);
    assertThat(new HashSet<>(suite.account.goals().created())).hasSize(NAMES);
    assertEachConversionOnce(NAMES + NAMES / 5, NAMES);
    assertThat(took).isLessThan(Duration.ofHours(8));
  }

  @Test
  void losesNothingAndDoublesNothingOverAnHoursOutageAndWorse() {
    // Given
    suite.close();
    suite = new CloudReplicas(3);
    suite.work();
    suite.first().post(newNames(0, 100));
    suite.work();

    // When an hour's outage
    suite.account.faults().down();
    suite.replicas.get(1).post(newNames(100, 100));
    for (int i = 0; i < 60; i++) {
      suite.work();
      suite.time.step(Duration.ofMinutes(1));
    }
    suite.account.tokens().forget();
    suite.account.faults().up();
    // and a third of all calls fails, in every way there is
    suite
        .account
        .faults()
        .share(
            0.33,
            7,
            new Fault.Status(500),
            new Fault.Status(503),
            new Fault.Status(401),
            new Fault.Status(423),
            new Fault.Limited(Duration.ofSeconds(3)),
            new Fault.Html(),
            new Fault.Reset(),
            new Fault.ResetAfter());
    suite.replicas.get(2).post(newNames(200, 100));
    suite.drain(Duration.ofSeconds(10), 3_000);

    // Then
    assertThat(suite.waiting()).isZero();
    assertThat(suite.account.goals().created()).hasSize(300);
    assertThat(new HashSet<>(suite.account.goals().created())).hasSize(300);
    assertEachConversionOnce(300, 300);
  }

  private void assertEachConversionOnce(int count, int goals) {
    List<Map<String, String>> events = suite.account.events().distinct();
    assertThat(events).hasSize(count);
    assertThat(events.stream().map(event -> event.get("goalId")).distinct()).hasSize(goals);
    assertThat(suite.database.number("select count(*) from conversion")).isEqualTo(count);
    assertThat(suite.database.number("select count(*) from forwarding")).isZero();
  }

  private long accountGoal(String name) {
    return suite.account.goals().named(name).orElseThrow().path("id").asLong();
  }

  private static String name(int i) {
    return "New Event " + i;
  }

  private static List<ConversionItem> newNames(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(i -> track("new-" + i, name(i))).toList();
  }
}
