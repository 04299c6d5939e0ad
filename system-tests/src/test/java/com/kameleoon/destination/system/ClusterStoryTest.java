package com.kameleoon.destination.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.kameleoon.destination.system.cluster.Edits;
import com.kameleoon.destination.system.cluster.Installation;
import com.kameleoon.destination.system.cluster.Load;
import com.kameleoon.destination.system.cluster.Neighbours;
import com.kameleoon.destination.system.cluster.Parts;
import com.kameleoon.destination.system.cluster.Resource;
import com.kameleoon.destination.system.cluster.Rights;
import com.kameleoon.destination.system.cluster.Shop;
import com.kameleoon.destination.system.cluster.Story;
import com.kameleoon.destination.system.fixture.RunningSuite;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/// One destination's life on a real Kubernetes, from `helm install` to `helm uninstall`. The order
/// is that of the days in such a life; each part starts from a destination that is ready.
@Tag("story")
@Tag("cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterStoryTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static Story story;
  private static Installation installation;
  private static Shop shop;
  private static Resource destination;
  private static Edits edits;
  private static Rights rights;
  private static int underLoad;

  @RegisterExtension
  static final Parts PARTS =
      new Parts(() -> story.kubernetes().describe(Shop.NAMESPACE, Installation.NAMESPACE));

  @BeforeAll
  static void startTheCluster() {
    story = Story.begin();
    installation = story.installation();
    installation.defineForeignKinds();
    shop = story.shop();
    destination = shop.resource();
    edits = new Edits(story);
    rights = new Rights(story.kubernetes());
  }

  @AfterAll
  static void stopTheCluster() {
    if (story != null) {
      story.close();
    }
  }

  @Test
  @Order(1)
  void turnsTheShopsEventsIntoConversionsSoonAfterTheInstallation() throws IOException {
    ShopExpectation expected = ShopExpectation.of(RunningSuite.example("events.ndjson"));
    long started = System.nanoTime();

    // When
    installation.installWithHelm4();
    shop.apply();
    destination.ready();
    shop.sendExample();
    JsonNode identity = shop.drained();

    // Then
    Duration taken = Duration.ofNanos(System.nanoTime() - started);
    System.out.println("From helm install to the last conversion: " + taken.toSeconds() + " s");
    assertThat(shop.tally().refused()).containsExactlyInAnyOrderEntriesOf(expected.refused);
    assertThat(identity.path("duplicates").asInt()).isEqualTo(expected.duplicates);
    assertThat(shop.conversionsByGoal()).isEqualTo(expected.conversionsByGoal);
    assertThat(shop.apis().map("common").path("cohorts").valueStream().map(JsonNode::asText))
        .containsExactlyInAnyOrderElementsOf(expected.audiences);
    story.nothingIsLost();
  }

  @Test
  @Order(2)
  void takesAnEditedMappingWithoutARestart() {
    edits.mapping();
  }

  @Test
  @Order(3)
  void takesANewFilterWithoutARestart() {
    edits.filter();
  }

  @Test
  @Order(4)
  void explainsABrokenTriggerAndKeepsWorkingAsBefore() {
    edits.brokenTrigger();
  }

  @Test
  @Order(5)
  void holdsAChangeBackThatFailsATestOfTheResource() {
    edits.failingTest();
  }

  @Test
  @Order(6)
  void takesARotatedKeyWithoutARestart() {
    edits.rotatedKey();
  }

  @Test
  @Order(7)
  void scalesIngestToThree() {
    destination.patch("{\"spec\": {\"components\": {\"ingest\": {\"replicas\": 3}}}}");
    destination.ready();
    Awaitility.await("three replicas run the configuration")
        .atMost(PATIENCE)
        .until(() -> shop.updatedReplicas("ingest") == 3);
    try (Load load = Load.start(shop, "scaled")) {
      load.awaitAcknowledged(200);
      underLoad += load.end();
    }
    story.nothingIsLost();
    assertThat(shop.conversionsByGoal()).containsEntry(Load.GOAL, underLoad);
    destination.patch("{\"spec\": {\"components\": {\"ingest\": {\"replicas\": 2}}}}");
    destination.ready();
  }

  @Test
  @Order(8)
  void bringsBackADeploymentThatSomebodyDeleted() {
    story.kubernetes().in(Shop.NAMESPACE, "delete deployment lamps-goal");
    story.send("while-deleted", "While Deleted");
    destination.ready();
    story.goalOf("while-deleted", "SegmentIO track – While Deleted");
    story.nothingIsLost();
  }

  @Test
  @Order(9)
  void putsBackWhatSomebodyChangedAndNamesTheFields() {
    edits.drift();
  }

  @Test
  @Order(10)
  void losesNothingWhilePodsAreKilled() {
    try (Load load = Load.start(shop, "killed")) {
      for (String component : List.of("ingest", "goal", "remotedata", "ingest")) {
        load.awaitAcknowledged(100);
        story
            .kubernetes()
            .in(
                Shop.NAMESPACE,
                "delete pod --grace-period 0 --force --selector app.kubernetes.io/component="
                    + component);
      }
      load.awaitAcknowledged(100);
      underLoad += load.end();
    }
    destination.ready();
    story.nothingIsLost();
    assertThat(shop.conversionsByGoal())
        .as("every event is one conversion, however often it was sent")
        .containsEntry(Load.GOAL, underLoad);
  }

  @Test
  @Order(11)
  void leavesEverythingAsItIsWhileSuspended() {
    // When
    destination.patch("{\"spec\": {\"suspend\": true, \"goals\": {\"convention\": \"Classic\"}}}");
    assertThat(destination.await("Ready", "False")).contains("spec.suspend");
    story.kubernetes().in(Shop.NAMESPACE, "delete networkpolicy lamps-goal");
    story.send("while-suspended", "While Suspended");

    // Then
    story.goalOf("while-suspended", "SegmentIO track – While Suspended");
    assertThat(installation.madeByTheOperator(Shop.NAMESPACE))
        .doesNotContain("NetworkPolicy/lamps-goal");

    // And when it goes on
    destination.patch("{\"spec\": {\"suspend\": false}}");
    destination.ready();
    story.send("resumed", "Resumed");
    story.goalOf("resumed", "Segment.io – Resumed");
    Awaitility.await("what was missing is back")
        .atMost(PATIENCE)
        .until(() ->
            installation.madeByTheOperator(Shop.NAMESPACE).contains("NetworkPolicy/lamps-goal"));
    story.nothingIsLost();
  }

  @Test
  @Order(12)
  void refusesASecondDestinationWithTheSameSitecode() {
    new Neighbours(story).twinIsRefused();
    destination.ready();
    story.nothingIsLost();
  }

  @Test
  @Order(13)
  void finishesAChangeInWhoseMiddleTheOperatorWasRestarted() {
    destination.patch("{\"spec\": {\"goals\": {\"convention\": \"Actions\"}}}");
    rights.note();
    installation.killOperator();
    destination.ready();
    story.send("after-restart", "After Restart");
    story.goalOf("after-restart", "SegmentIO track – After Restart");
    story.nothingIsLost();
  }

  @Test
  @Order(14)
  void upgradesTheChartWithoutTouchingTheServices() {
    Map<String, Integer> before = shop.pods();

    // When
    rights.note();
    installation.upgradeWithHelm3();

    // Then
    destination.ready();
    story.send("across-upgrade", "Across Upgrade");
    story.goalOf("across-upgrade", "SegmentIO track – Across Upgrade");
    assertThat(shop.pods()).isEqualTo(before);
    assertThat(installation.test()).doesNotContain("Failed");
    installation.leavesNothingOfTheTest();
    story.nothingIsLost();
  }

  @Test
  @Order(15)
  void goesOnWithTheSecondOperatorWhenTheFirstDies() {
    String first = installation.leader();
    rights.note();

    // When
    story.kubernetes().in(Installation.NAMESPACE, "delete pod --grace-period 0 --force " + first);
    destination.patch("{\"spec\": {\"goals\": {\"convention\": \"Classic\"}}}");

    // Then
    destination.ready();
    assertThat(installation.leader()).isNotEqualTo(first);
    story.send("second-operator", "Second Operator");
    story.goalOf("second-operator", "Segment.io – Second Operator");
    story.nothingIsLost();
  }

  @Test
  @Order(16)
  void waitsForAMissingSecretAndTakesAllOfItAlongWhenDeleted() {
    new Neighbours(story).lateSecretIsTakenAndNothingSurvivesADeletionThatSaysSo();
  }

  @Test
  @Order(17)
  void asksForExactlyWhatTheChartGrants() {
    edits.waysInAndMonitoring();
    rights.note();
    assertThat(rights.asked()).isNotEmpty();
    assertThat(rights.grantedAndNeverAsked())
        .as("these are never a request of their own")
        .allMatch(Rights::cannotBeSeenHere);
    assertThat(rights.askedAndNotGranted()).isEmpty();
    story.showsNoSecret();
  }

  @Test
  @Order(18)
  void leavesNothingBehind() {
    // When
    destination.delete();

    // Then
    Awaitility.await("only what was stored is there")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() ->
            assertThat(installation.madeByTheOperator(Shop.NAMESPACE))
                .containsExactlyInAnyOrder(
                    "PersistentVolumeClaim/lamps-postgresql", "Secret/lamps-database"));
    installation.uninstall();
    assertThat(installation.ofTheRelease()).isEmpty();
    assertThat(story.kubernetes().kubectl("get", "crd", "-o", "name"))
        .contains("kameleoondestinations.integrations.kameleoon.com");
  }
}
